package io.deltareplay.launcher.checkpoint;

import io.deltareplay.filelist.FileColumn;
import io.deltareplay.launcher.parquet.RowRuns;
import io.deltareplay.predicate.FileFilter;
import java.io.IOException;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.MapVector;
import org.apache.arrow.vector.complex.StructVector;
import org.jspecify.annotations.Nullable;

/// Drops the rows that cannot match a predicate from the batches of a reader that decodes everything.
final class FilteredCheckpointReader implements CheckpointFileReader {
    private final CheckpointFileReader inner;
    private final CheckpointBatch target;
    private final PredicateRows predicate;
    private final DecodedPaths paths;
    private final RowRuns adds = new RowRuns();
    private final RowRuns kept = new RowRuns();
    private final boolean readsStats;
    private long dropped;

    /// @param target what the inner reader reads into; has what the predicate needs
    FilteredCheckpointReader(CheckpointFileReader inner, CheckpointBatch target, FileFilter filter) {
        this.inner = inner;
        this.target = target;
        this.predicate = new PredicateRows(filter, partitions(target, filter));
        this.readsStats = filter.readsStats();
        this.paths = new DecodedPaths((VarCharVector) target.vector(FileColumn.PATH));
    }

    private static PartitionSource partitions(CheckpointBatch target, FileFilter filter) {
        return filter.partitionColumns() == 0
                ? PartitionSource.NONE
                : new PartitionMaps(filter, (MapVector) target.vector(FileColumn.PARTITION_VALUES));
    }

    @Override
    public int next() throws IOException {
        dropped = 0;
        kept.clear();
        int rows = inner.next();
        if (rows == END) {
            return END;
        }
        adds.clear();
        for (int row = 0; row < rows; row++) {
            if (inner.isAdd(row)) {
                adds.keep(row);
            }
        }
        if (adds.rows() > 0) {
            inner.keep(adds);
            choose(adds.rows());
            dropped = (long) adds.rows() - kept.rows();
            target.keep(target.replayed(), kept, adds.rows());
            paths.decoded(kept.rows());
        }
        return kept.rows();
    }

    private void choose(int rows) {
        VarCharVector stats = readsStats ? (VarCharVector) target.vector(FileColumn.STATS) : null;
        for (int row = 0; row < rows; row++) {
            if (mayMatch(row, stats)) {
                kept.keep(row);
            }
        }
    }

    private boolean mayMatch(int row, @Nullable VarCharVector stats) {
        if (stats == null || stats.isNull(row)) {
            return predicate.mayMatch(row);
        }
        byte[] json = stats.get(row);
        return predicate.mayMatch(row, json, 0, json.length);
    }

    @Override
    public long dropped() {
        return dropped;
    }

    @Override
    public boolean hasOnlyAdds() {
        return true;
    }

    @Override
    public boolean isAdd(int row) {
        return true;
    }

    @Override
    public byte[] pathBytes() {
        return paths.bytes();
    }

    @Override
    public int[] pathOffsets() {
        return paths.offsets();
    }

    @Override
    public @Nullable String deletionVectorId(int row) {
        return DeletionVectorIds.of((StructVector) target.vector(FileColumn.DELETION_VECTOR), row);
    }

    @Override
    public void keep(RowRuns runs) {
        target.keep(target.replayed(), runs, kept.rows());
    }

    @Override
    public void close() {
        inner.close();
    }
}
