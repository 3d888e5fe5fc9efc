package io.deltareplay.predicate;

import java.math.BigDecimal;

/**
 * Sets what statistics say of a column's least or greatest value as its bound: what writers cut off is allowed for here, whatever
 * form the statistics have.
 */
public final class StatsBounds {
    /** Writers cut timestamps to milliseconds: the greatest value may be this much greater. */
    private static final long CUT_MICROS = 999;

    private StatsBounds() {}

    /** A whole number, a date or a boolean. */
    public static void whole(long value, ColumnBounds column, boolean isLower) {
        if (isLower) {
            column.lower(value);
        } else {
            column.upper(value);
        }
    }

    /** A time in microseconds. */
    public static void time(long micros, ColumnBounds column, boolean isLower) {
        boolean cut = !isLower && micros <= Long.MAX_VALUE - CUT_MICROS;
        whole(cut ? micros + CUT_MICROS : micros, column, isLower);
    }

    /** A float or double. */
    public static void number(double value, ColumnBounds column, boolean isLower) {
        if (isLower) {
            column.lower(value);
        } else {
            column.upper(value);
        }
    }

    /**
     * A double of a column that had floats once: it may have been read from the shortest text that tells a float from others, which
     * is another double than the float.
     */
    public static void widened(double value, ColumnBounds column, boolean isLower) {
        double asFloat = (float) value;
        boolean valueIsLess = ColumnBounds.compare(value, asFloat) < 0;
        number(valueIsLess == isLower ? value : asFloat, column, isLower);
    }

    public static void decimal(BigDecimal value, ColumnBounds column, boolean isLower) {
        if (isLower) {
            column.lower(value);
        } else {
            column.upper(value);
        }
    }

    /** A string's UTF-8, or binary. Not copied. */
    public static void text(byte[] bytes, int start, int end, ColumnBounds column, boolean isLower) {
        if (isLower) {
            column.lower(bytes, start, end);
        } else {
            column.upper(bytes, start, end);
        }
    }
}
