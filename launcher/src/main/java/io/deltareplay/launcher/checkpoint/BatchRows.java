package io.deltareplay.launcher.checkpoint;

import dev.hardwood.metadata.FileMetaData;
import dev.hardwood.metadata.RowGroup;

/// How many rows of a checkpoint file are decoded at once.
final class BatchRows {
    /// Few enough for a batch to stay in a core's cache, many enough for per-batch work to vanish.
    private static final int MOST = 8192;

    /// What a batch should take at most; only rows with huge statistics make it smaller.
    private static final long BYTES = 16 << 20;

    private BatchRows() {}

    static int of(FileMetaData metadata, CheckpointColumns columns) {
        long bytes = 0;
        for (RowGroup group : metadata.rowGroups()) {
            for (int leaf : columns.leafIndices()) {
                bytes += group.columns().get(leaf).metaData().totalUncompressedSize();
            }
        }
        long bytesPerRow = 1 + bytes / Math.max(1, metadata.numRows()) + columns.renderedBytes();
        return Math.clamp(BYTES / bytesPerRow, 1, MOST);
    }
}
