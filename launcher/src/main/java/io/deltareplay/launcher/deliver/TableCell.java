package io.deltareplay.launcher.deliver;

import io.deltareplay.filelist.FileColumn;
import io.deltareplay.launcher.text.Human;
import java.nio.charset.StandardCharsets;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;

/// A cell as people read it.
final class TableCell {
    private TableCell() {}

    static String of(FieldVector vector, int row) {
        if (vector.isNull(row)) {
            return "";
        }
        return printable(text(vector, row));
    }

    private static String text(FieldVector vector, int row) {
        if (vector instanceof VarCharVector text) {
            return new String(text.get(row), StandardCharsets.UTF_8);
        }
        if (vector instanceof BigIntVector number) {
            return number(vector.getName(), number.get(row));
        }
        TextBuffer json = new TextBuffer();
        JsonCell.of(vector).write(row, json);
        return new String(json.array(), 0, json.length(), StandardCharsets.UTF_8);
    }

    private static String number(String column, long value) {
        if (column.equals(FileColumn.SIZE.columnName())) {
            return Human.bytes(value);
        }
        return column.equals(FileColumn.MODIFICATION_TIME.columnName()) ? Human.time(value) : Long.toString(value);
    }

    /// A control character in a file's name must not reach the terminal.
    private static String printable(String text) {
        return text.codePoints().noneMatch(Character::isISOControl) ? text : text.replaceAll("\\p{Cntrl}", "\uFFFD");
    }
}
