package io.deltareplay.launcher.checkpoint;

import dev.hardwood.InputFile;
import io.deltareplay.launcher.parquet.ParquetFooter;
import io.deltareplay.launcher.parquet.RowRuns;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A file without rows, or without an `add` column: a manifest that only names sidecars.
final class EmptyCheckpointReader implements CheckpointFileReader {
    private final InputFile input;
    private final ParquetFooter footer;
    private final boolean hasAdds;

    EmptyCheckpointReader(InputFile input, ParquetFooter footer, boolean hasAdds) {
        this.input = input;
        this.footer = footer;
        this.hasAdds = hasAdds;
    }

    @Override
    public boolean hasAdds() {
        return hasAdds;
    }

    @Override
    public long totalRows() {
        return footer.rows();
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
