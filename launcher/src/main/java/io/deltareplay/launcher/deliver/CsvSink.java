package io.deltareplay.launcher.deliver;

import java.util.List;
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
        TextBuffer scratch = new TextBuffer();
        List<Rows> cells =
                batch.getFieldVectors().stream().map(v -> cell(v, scratch)).toList();
        return (row, out) -> {
            for (int i = 0; i < cells.size(); i++) {
                if (i > 0) {
                    out.put(',');
                }
                cells.get(i).write(row, out);
            }
            out.put('\n');
        };
    }

    private static Rows cell(FieldVector vector, TextBuffer scratch) {
        Rows value = value(vector, scratch);
        return (row, out) -> {
            if (!vector.isNull(row)) {
                value.write(row, out);
            }
        };
    }

    private static Rows value(FieldVector vector, TextBuffer scratch) {
        if (vector instanceof VarCharVector text) {
            return (row, out) -> {
                long start = text.getStartOffset(row);
                scratch.clear();
                scratch.put(text.getDataBuffer(), start, (int) (text.getEndOffset(row) - start));
                putField(scratch, out);
            };
        }
        JsonCell json = JsonCell.of(vector);
        if (vector.getField().getChildren().isEmpty()) {
            return json::write;
        }
        return (row, out) -> {
            scratch.clear();
            json.write(row, scratch);
            putField(scratch, out);
        };
    }

    private static void putField(TextBuffer field, TextBuffer out) {
        byte[] bytes = field.array();
        int length = field.length();
        if (length > 0 && !needsQuotes(bytes, length)) {
            out.put(bytes, 0, length);
            return;
        }
        out.put('"');
        for (int i = 0; i < length; i++) {
            if (bytes[i] == '"') {
                out.put('"');
            }
            out.put(bytes[i]);
        }
        out.put('"');
    }

    private static boolean needsQuotes(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            byte b = bytes[i];
            if (b == ',' || b == '"' || b == '\n' || b == '\r') {
                return true;
            }
        }
        return false;
    }
}
