package io.deltareplay.launcher.deliver;

import org.apache.arrow.vector.VectorSchemaRoot;

/// What the line-by-line formats have in common: rows become text, text becomes bytes in large pieces.
abstract sealed class TextSink implements FileListSink permits CsvSink, JsonLinesSink, PathsSink {
    private static final int PIECE = 128 * 1024;

    private final ByteOutput output;
    private final TextBuffer text = new TextBuffer();

    TextSink(ByteOutput output) {
        this.output = output;
    }

    /// Writes the rows of one batch.
    interface Rows {
        void write(int row, TextBuffer out);
    }

    /// The writer for that batch's rows; made once a batch, because each may come from other vectors.
    abstract Rows rowsOf(VectorSchemaRoot batch);

    /// The text under construction, for what comes before the first row.
    TextBuffer text() {
        return text;
    }

    @Override
    public final void accept(VectorSchemaRoot batch) {
        Rows rows = rowsOf(batch);
        for (int row = 0; row < batch.getRowCount(); row++) {
            rows.write(row, text);
            if (text.length() >= PIECE) {
                text.drainTo(output::write);
            }
        }
    }

    @Override
    public final void finish() {
        text.drainTo(output::write);
        output.complete();
    }

    @Override
    public final void close() {
        output.close();
    }
}
