package io.deltareplay.predicate;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Numbers in text. The usual short ones are read without making objects.
 *
 * <p>Not thread-safe: what was read is kept until the next read.
 */
final class NumberText {
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };
    private static final long MAX_EXACT = 1L << 53;
    private static final int MAX_EXACT_FLOAT = 1 << 24;
    private static final int MAX_EXACT_FLOAT_POWER = 10;
    private static final int MAX_DIGITS = 18;
    /** No column has decimals of such a scale; comparing them would take their digits as memory. */
    private static final int MAX_SCALE = 1000;

    private long unscaled;
    private int scale;

    /** The whole number that the last successful {@link #readWhole} read. */
    long whole() {
        return unscaled;
    }

    /** Reads a whole number of 64 bits; false when the text is something else. */
    boolean readWhole(byte[] text, int start, int end) {
        if (readPlain(text, start, end)) {
            return scale == 0;
        }
        try {
            unscaled = Long.parseLong(string(text, start, end));
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** A double; null when the text is none. */
    @Nullable
    Double readDouble(byte[] text, int start, int end) {
        if (readPlain(text, start, end) && Math.abs(unscaled) <= MAX_EXACT && scale < POWERS.length) {
            // Both are exact, so that dividing them rounds once, as reading the whole text does.
            return signed(text[start], unscaled / POWERS[scale]);
        }
        try {
            return Double.valueOf(named(string(text, start, end)));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** A float, widened; null when the text is none. */
    @Nullable
    Double readFloat(byte[] text, int start, int end) {
        if (readPlain(text, start, end) && Math.abs(unscaled) <= MAX_EXACT_FLOAT && scale <= MAX_EXACT_FLOAT_POWER) {
            return signed(text[start], (double) (float) ((float) unscaled / (float) POWERS[scale]));
        }
        try {
            return (double) Float.parseFloat(named(string(text, start, end)));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** A decimal; null when the text is none. */
    @Nullable
    BigDecimal readDecimal(byte[] text, int start, int end) {
        if (readPlain(text, start, end)) {
            return BigDecimal.valueOf(unscaled, scale);
        }
        try {
            BigDecimal decimal = new BigDecimal(string(text, start, end));
            return Math.abs((long) decimal.scale()) > MAX_SCALE ? null : decimal;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Reads a number without exponent whose digits fit into a long. */
    private boolean readPlain(byte[] text, int start, int end) {
        int at = start;
        boolean negative = at < end && text[at] == '-';
        if (negative) {
            at++;
        }
        int first = at;
        int point = -1;
        long digits = 0;
        for (; at < end; at++) {
            byte b = text[at];
            if (b >= '0' && b <= '9') {
                digits = digits * 10 + (b - '0');
            } else if (b == '.' && point < 0 && at > first) {
                point = at;
            } else {
                return false;
            }
        }
        int count = end - first - (point < 0 ? 0 : 1);
        if (count == 0 || count > MAX_DIGITS || point == end - 1) {
            return false;
        }
        unscaled = negative ? -digits : digits;
        scale = point < 0 ? 0 : end - point - 1;
        return true;
    }

    private static double signed(byte first, double value) {
        return first == '-' && value == 0 ? -0.0 : value;
    }

    /** Java's names of what is not finite, for those that Spark reads, too. */
    private static String named(String text) {
        return switch (text) {
            case "+INF", "INF", "+Infinity" -> "Infinity";
            case "-INF" -> "-Infinity";
            default -> {
                // Java would read a type's letter and hexadecimal digits.
                char last = text.isEmpty() ? 'x' : text.charAt(text.length() - 1);
                boolean isNumber = Character.isDigit(last) || last == '.' || last == 'y' || last == 'N';
                if (!isNumber || text.indexOf('x') >= 0 || text.indexOf('X') >= 0) {
                    throw new NumberFormatException(text);
                }
                yield text;
            }
        };
    }

    private static String string(byte[] text, int start, int end) {
        return new String(text, start, end - start, StandardCharsets.ISO_8859_1);
    }
}
