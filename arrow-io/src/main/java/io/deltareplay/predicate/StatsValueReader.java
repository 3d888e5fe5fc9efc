package io.deltareplay.predicate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Reads one bound of a column as statistics write it. Values that are not understood set no bound. */
final class StatsValueReader {
    private final NumberText numbers = new NumberText();
    private final TimeText times;

    StatsValueReader(ZoneId zone) {
        times = new TimeText(zone);
    }

    /** The number just read; negative when it is none. */
    long count(JsonScanner json) {
        return numbers.readWhole(json.bytes(), json.textStart(), json.textEnd()) ? numbers.whole() : -1;
    }

    void lower(JsonScanner json, boolean quoted, ColumnBounds column) {
        read(json, quoted, column, true);
    }

    void upper(JsonScanner json, boolean quoted, ColumnBounds column) {
        read(json, quoted, column, false);
    }

    private void read(JsonScanner json, boolean quoted, ColumnBounds column, boolean isLower) {
        byte[] text = json.bytes();
        int start = json.textStart();
        int end = json.textEnd();
        switch (column.type()) {
            case STRING -> readString(json, quoted, column, isLower);
            case INTEGER -> readInteger(text, start, end, column, isLower);
            case BOOLEAN -> readBoolean(text, start, end, column, isLower);
            case DATE -> {
                if (times.readDate(text, start, end)) {
                    StatsBounds.whole(times.value(), column, isLower);
                }
            }
            case TIMESTAMP -> {
                if (times.readTimestamp(text, start, end)) {
                    long off = times.uncertainty();
                    StatsBounds.time(times.value() + (isLower ? -off : off), column, isLower);
                }
            }
            case TIMESTAMP_NTZ -> {
                if (times.readTimestampNtz(text, start, end)) {
                    StatsBounds.time(times.value(), column, isLower);
                }
            }
            case FLOAT -> readNumber(numbers.readFloat(text, start, end), column, isLower);
            case DOUBLE -> readNumber(numbers.readDouble(text, start, end), column, isLower);
            case WIDENED_FLOAT -> {
                Double value = numbers.readDouble(text, start, end);
                if (value != null) {
                    StatsBounds.widened(value, column, isLower);
                }
            }
            case DECIMAL -> {
                BigDecimal value = numbers.readDecimal(text, start, end);
                if (value != null) {
                    StatsBounds.decimal(value, column, isLower);
                }
            }
            case BINARY, OPAQUE -> {
                // They have no bounds in statistics.
            }
        }
    }

    private static void readString(JsonScanner json, boolean quoted, ColumnBounds column, boolean isLower) {
        if (!quoted) {
            return;
        }
        if (!json.isEscaped()) {
            StatsBounds.text(json.bytes(), json.textStart(), json.textEnd(), column, isLower);
            return;
        }
        byte[] unescaped = json.unescaped();
        if (unescaped != null) {
            StatsBounds.text(unescaped, 0, unescaped.length, column, isLower);
        }
    }

    private void readInteger(byte[] text, int start, int end, ColumnBounds column, boolean isLower) {
        if (numbers.readWhole(text, start, end)) {
            StatsBounds.whole(numbers.whole(), column, isLower);
            return;
        }
        BigDecimal decimal = numbers.readDecimal(text, start, end);
        if (decimal != null) {
            BigDecimal whole = decimal.setScale(0, isLower ? RoundingMode.FLOOR : RoundingMode.CEILING);
            if (whole.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0) {
                StatsBounds.whole(whole.longValueExact(), column, isLower);
            }
        }
    }

    private static void readBoolean(byte[] text, int start, int end, ColumnBounds column, boolean isLower) {
        if (end - start == 4 && text[start] == 't') {
            StatsBounds.whole(1, column, isLower);
        } else if (end - start == 5 && text[start] == 'f') {
            StatsBounds.whole(0, column, isLower);
        }
    }

    private static void readNumber(@Nullable Double value, ColumnBounds column, boolean isLower) {
        if (value != null) {
            StatsBounds.number(value, column, isLower);
        }
    }
}
