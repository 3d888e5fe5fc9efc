package io.deltareplay.predicate;

import java.math.BigDecimal;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Reads partition values as the log writes them. Values that are not understood tell nothing. */
final class PartitionValueReader {
    private final NumberText numbers = new NumberText();
    private final TimeText times;

    PartitionValueReader(ZoneId zone) {
        times = new TimeText(zone);
    }

    /** Sets a value that is not null. */
    void read(byte[] text, int start, int end, ColumnBounds column) {
        if (start == end) {
            readEmpty(text, start, column);
            return;
        }
        column.contents(false, true);
        if (!set(text, start, end, column)) {
            column.unknown();
        } else if (column.type() == ValueType.TIMESTAMP && times.uncertainty() > 0) {
            column.lower(times.value() - times.uncertainty());
            column.upper(times.value() + times.uncertainty());
        } else {
            column.onlyLower();
        }
    }

    /** The protocol says that an empty text is null; delta-spark takes a string as it is. A file is kept if either way it matches. */
    private static void readEmpty(byte[] text, int start, ColumnBounds column) {
        column.onlyNulls();
        if (column.type().domain() == ValueType.Domain.BYTES) {
            column.contents(true, true);
            column.lower(text, start, start);
            column.onlyLower();
        }
    }

    private boolean set(byte[] text, int start, int end, ColumnBounds column) {
        return switch (column.type()) {
            case STRING, BINARY -> {
                column.lower(text, start, end);
                yield true;
            }
            case INTEGER -> numbers.readWhole(text, start, end) && set(numbers.whole(), column);
            case BOOLEAN -> setBoolean(text, start, end, column);
            case DATE -> times.readDate(text, start, end) && set(times.value(), column);
            case TIMESTAMP -> times.readTimestamp(text, start, end) && set(times.value(), column);
            case TIMESTAMP_NTZ -> times.readTimestampNtz(text, start, end) && set(times.value(), column);
            case FLOAT -> set(numbers.readFloat(text, start, end), column);
            case DOUBLE, WIDENED_FLOAT -> set(numbers.readDouble(text, start, end), column);
            case DECIMAL -> set(numbers.readDecimal(text, start, end), column);
            case OPAQUE -> false;
        };
    }

    private static boolean set(long value, ColumnBounds column) {
        column.lower(value);
        return true;
    }

    private static boolean set(@Nullable Double value, ColumnBounds column) {
        if (value != null) {
            column.lower(value.doubleValue());
        }
        return value != null;
    }

    private static boolean set(@Nullable BigDecimal value, ColumnBounds column) {
        if (value != null) {
            column.lower(value);
        }
        return value != null;
    }

    private static boolean setBoolean(byte[] text, int start, int end, ColumnBounds column) {
        boolean isTrue = end - start == 4 && (text[start] == 't' || text[start] == 'T');
        boolean isFalse = end - start == 5 && (text[start] == 'f' || text[start] == 'F');
        return (isTrue || isFalse) && set(isTrue ? 1 : 0, column);
    }
}
