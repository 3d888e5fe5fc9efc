package io.deltareplay.launcher.checkpoint;

import io.deltareplay.launcher.parquet.RowRuns;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Takes the rows that another row of the checkpoint replaces for no adds.
final class UnrepeatedCheckpointReader implements CheckpointFileReader {
    private final CheckpointFileReader inner;
    private final RowMask replaced;
    private int firstRow;
    private int rows;

    /// @param inner delivers every row of its file
    UnrepeatedCheckpointReader(CheckpointFileReader inner, RowMask replaced) {
        this.inner = inner;
        this.replaced = replaced;
    }

    @Override
    public int next() throws IOException {
        firstRow += rows;
        int count = inner.next();
        rows = Math.max(0, count);
        return count;
    }

    @Override
    public boolean hasOnlyAdds() {
        return inner.hasOnlyAdds() && replaced.next(firstRow) >= firstRow + rows;
    }

    @Override
    public boolean isAdd(int row) {
        return inner.isAdd(row) && !replaced.contains(firstRow + row);
    }

    @Override
    public byte[] pathBytes() {
        return inner.pathBytes();
    }

    @Override
    public int[] pathOffsets() {
        return inner.pathOffsets();
    }

    @Override
    public @Nullable String deletionVectorId(int row) {
        return inner.deletionVectorId(row);
    }

    @Override
    public void keep(RowRuns runs) {
        inner.keep(runs);
    }

    @Override
    public void close() {
        inner.close();
    }
}
