package io.deltareplay.predicate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Reads one bound of a column as statistics write it. Values that are not understood set no bound. */
final class StatsValueReader {
    /** Writers cut timestamps to milliseconds: the greatest value may be this much greater. */
    static final long CUT_MICROS = 999;

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
            case STRING -> {
                if (quoted) {
                    readString(json, column, isLower);
                }
            }
            case INTEGER -> {
                if (!quoted) {
                    readInteger(text, start, end, column, isLower);
                }
            }
            case BOOLEAN -> readBoolean(text, start, end, column, isLower);
            case DATE -> {
                if (quoted && times.readDate(text, start, end)) {
                    set(times.value(), column, isLower);
                }
            }
            case TIMESTAMP -> {
                if (quoted && times.readTimestamp(text, start, end)) {
                    set(isLower ? times.value() : times.value() + CUT_MICROS, column, isLower);
                }
            }
            case TIMESTAMP_NTZ -> {
                if (quoted && times.readTimestampNtz(text, start, end)) {
                    set(isLower ? times.value() : times.value() + CUT_MICROS, column, isLower);
                }
            }
            case FLOAT -> set(numbers.readFloat(text, start, end), column, isLower);
            case DOUBLE -> set(numbers.readDouble(text, start, end), column, isLower);
            case WIDENED_FLOAT -> readWidened(text, start, end, column, isLower);
            case DECIMAL -> set(numbers.readDecimal(text, start, end), column, isLower);
            case BINARY, OPAQUE -> {
                // They have no bounds in statistics.
            }
        }
    }

    private static void readString(JsonScanner json, ColumnBounds column, boolean isLower) {
        byte[] text = json.bytes();
        int start = json.textStart();
        int end = json.textEnd();
        if (json.isEscaped()) {
            byte[] unescaped = json.unescaped();
            if (unescaped == null) {
                return;
            }
            text = unescaped;
            start = 0;
            end = text.length;
        }
        if (isLower) {
            column.lower(text, start, end);
        } else {
            column.upper(text, start, end);
        }
    }

    private void readInteger(byte[] text, int start, int end, ColumnBounds column, boolean isLower) {
        if (numbers.readWhole(text, start, end)) {
            set(numbers.whole(), column, isLower);
            return;
        }
        BigDecimal decimal = numbers.readDecimal(text, start, end);
        if (decimal != null) {
            BigDecimal whole = decimal.setScale(0, isLower ? RoundingMode.FLOOR : RoundingMode.CEILING);
            if (whole.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0) {
                set(whole.longValueExact(), column, isLower);
            }
        }
    }

    private static void readBoolean(byte[] text, int start, int end, ColumnBounds column, boolean isLower) {
        if (end - start == 4 && text[start] == 't') {
            set(1, column, isLower);
        } else if (end - start == 5 && text[start] == 'f') {
            set(0, column, isLower);
        }
    }

    /** A float's shortest text is another double than the float. */
    private void readWidened(byte[] text, int start, int end, ColumnBounds column, boolean isLower) {
        Double asDouble = numbers.readDouble(text, start, end);
        Double asFloat = numbers.readFloat(text, start, end);
        if (asDouble == null || asFloat == null) {
            return;
        }
        boolean doubleIsLess = ColumnBounds.compare(asDouble, asFloat) < 0;
        set(doubleIsLess == isLower ? asDouble : asFloat, column, isLower);
    }

    private static void set(long value, ColumnBounds column, boolean isLower) {
        if (isLower) {
            column.lower(value);
        } else {
            column.upper(value);
        }
    }

    private static void set(@Nullable Double value, ColumnBounds column, boolean isLower) {
        if (value == null) {
            return;
        }
        if (isLower) {
            column.lower(value.doubleValue());
        } else {
            column.upper(value.doubleValue());
        }
    }

    private static void set(@Nullable BigDecimal value, ColumnBounds column, boolean isLower) {
        if (value == null) {
            return;
        }
        if (isLower) {
            column.lower(value);
        } else {
            column.upper(value);
        }
    }
}
