package io.deltareplay.launcher.deliver;

import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/// The file list as comma-separated values with a header, quoted as RFC 4180 says, with a plain line feed at each
/// line's end. A missing value is empty, an empty text is `""`, maps and structs are JSON.
public final class CsvSink extends TextSink {
    public CsvSink(ByteOutput output, Schema schema) {
        super(output);
        String header =
                String.join(",", schema.getFields().stream().map(Field::getName).toList());
        text().put(header + "\n");
    }

    @Override
    Rows rowsOf(VectorSchemaRoot batch) {
        Rows[] cells = batch.getFieldVectors().stream().map(CsvSink::cell).toArray(Rows[]::new);
        return (row, out) -> {
            for (int i = 0; i < cells.length; i++) {
                if (i > 0) {
                    out.put(',');
                }
                cells[i].write(row, out);
            }
            out.put('\n');
        };
    }

    private static Rows cell(FieldVector vector) {
        Rows value = vector instanceof VarCharVector text ? text(text) : json(vector);
        return (row, out) -> {
            if (!vector.isNull(row)) {
                value.write(row, out);
            }
        };
    }

    private static Rows text(VarCharVector vector) {
        return (row, out) -> {
            int start = out.length();
            long offset = vector.getStartOffset(row);
            out.put(vector.getDataBuffer(), offset, (int) (vector.getEndOffset(row) - offset));
            quoteWhereNeeded(out, start);
        };
    }

    private static Rows json(FieldVector vector) {
        JsonCell json = JsonCell.of(vector);
        if (vector.getField().getChildren().isEmpty()) {
            return json::write;
        }
        return (row, out) -> {
            int start = out.length();
            json.write(row, out);
            quoteWhereNeeded(out, start);
        };
    }

    /// Quotes the field that begins at `start` and ends the text so far, if a reader would misunderstand it
    /// otherwise. An empty text is quoted to be told from a missing one.
    private static void quoteWhereNeeded(TextBuffer out, int start) {
        int end = out.length();
        byte[] bytes = out.array();
        int quotes = 0;
        boolean needed = start == end;
        for (int i = start; i < end; i++) {
            byte b = bytes[i];
            if (b == '"') {
                quotes++;
            }
            needed |= b == ',' || b == '"' || b == '\n' || b == '\r';
        }
        if (needed) {
            quote(out, start, quotes);
        }
    }

    /// Moves the field's bytes to where they belong between the quotes, from the last one on.
    private static void quote(TextBuffer out, int start, int quotes) {
        int from = out.length();
        out.reserve(quotes + 2);
        byte[] bytes = out.array();
        int to = from + quotes + 2;
        out.extendTo(to);
        bytes[--to] = '"';
        while (from > start) {
            byte b = bytes[--from];
            bytes[--to] = b;
            if (b == '"') {
                bytes[--to] = '"';
            }
        }
        bytes[start] = '"';
    }
}
