package io.deltareplay.launcher.checkpoint;

import dev.hardwood.InputFile;
import io.deltareplay.launcher.parquet.RowRuns;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A file without rows, or without an `add` column: a manifest that only names sidecars, or a file of other
/// actions.
/// A missing column is null in every row.
final class EmptyCheckpointReader implements CheckpointFileReader {
    private final InputFile input;

    EmptyCheckpointReader(InputFile input) {
        this.input = input;
    }

    @Override
    public int next() {
        return END;
    }

    @Override
    public boolean hasOnlyAdds() {
        return true;
    }

    @Override
    public boolean isAdd(int row) {
        throw new IndexOutOfBoundsException(row);
    }

    @Override
    public byte[] pathBytes() {
        return new byte[0];
    }

    @Override
    public int[] pathOffsets() {
        return new int[1];
    }

    @Override
    public @Nullable String deletionVectorId(int row) {
        throw new IndexOutOfBoundsException(row);
    }

    @Override
    public void keep(RowRuns runs) {}

    @Override
    public void close() {
        try {
            input.close();
        } catch (IOException e) {
            // Everything needed was read: a failing close loses nothing.
            return;
        }
    }
}
