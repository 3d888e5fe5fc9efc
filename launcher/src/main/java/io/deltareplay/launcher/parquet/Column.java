package io.deltareplay.launcher.parquet;

import java.io.IOException;
import org.apache.arrow.memory.ArrowBuf;

/// A column that [ColumnChunks] reads. What it says is said of the rows that were decoded last.
public final class Column {
    private final ColumnDecoder decoder;
    private boolean decoded;

    Column(ColumnDecoder decoder) {
        this.decoder = decoder;
    }

    ColumnDecoder decoder() {
        return decoder;
    }

    void decode(RowRuns chosen, int rows) throws IOException {
        if (decoded) {
            throw new IllegalStateException("a batch is decoded once");
        }
        decoded = true;
        decoder.decode(chosen, rows);
    }

    void endBatch(int rows) {
        if (!decoded) {
            decoder.skip(rows);
        }
        decoded = false;
    }

    /// Whether the row has a value.
    public boolean isPresent(int row) {
        return decoder.presence().isPresent(row);
    }

    /// How many rows have none.
    public int absentRows() {
        return decoder.presence().absentRows();
    }

    /// How many of those have none although the outermost struct around it is there.
    public int nullWithinStruct() {
        return decoder.nullWithinStruct();
    }

    /// Writes which rows have a value as an Arrow validity buffer, which has room for them.
    public void writePresence(ArrowBuf target) {
        decoder.presence().write(target);
    }
}
