package io.deltareplay.launcher.where;

/// String literals of Spark's SQL.
final class StringText {
    private static final int OCTAL_DIGITS = 3;
    private static final int UTF16_DIGITS = 4;
    private static final int UTF32_DIGITS = 8;

    private StringText() {}

    /// The string that a literal, with its quotes, stands for.
    static String unescape(String literal) {
        if (literal.charAt(0) == 'r' || literal.charAt(0) == 'R') {
            return literal.substring(2, literal.length() - 1);
        }
        char quote = literal.charAt(0);
        int end = literal.length() - 1;
        StringBuilder text = new StringBuilder(literal.length());
        int at = 1;
        while (at < end) {
            char c = literal.charAt(at);
            if (c == '\\') {
                at = escape(literal, at + 1, end, text);
            } else {
                text.append(c);
                at += c == quote ? 2 : 1;
            }
        }
        return text.toString();
    }

    /// Reads what follows a backslash. Returns where it ends.
    private static int escape(String literal, int at, int end, StringBuilder text) {
        char c = literal.charAt(at);
        if (c == 'u' && areDigits(literal, at + 1, UTF16_DIGITS, end, 16)) {
            text.append((char) Integer.parseInt(literal, at + 1, at + 1 + UTF16_DIGITS, 16));
            return at + 1 + UTF16_DIGITS;
        }
        if (c == 'U' && areDigits(literal, at + 1, UTF32_DIGITS, end, 16)) {
            long codePoint = Long.parseLong(literal, at + 1, at + 1 + UTF32_DIGITS, 16);
            if (codePoint <= Character.MAX_CODE_POINT) {
                text.appendCodePoint((int) codePoint);
                return at + 1 + UTF32_DIGITS;
            }
        }
        if (c <= '1' && areDigits(literal, at, OCTAL_DIGITS, end, 8)) {
            text.append((char) Integer.parseInt(literal, at, at + OCTAL_DIGITS, 8));
            return at + OCTAL_DIGITS;
        }
        switch (c) {
            case '0' -> text.append('\0');
            case 'b' -> text.append('\b');
            case 'n' -> text.append('\n');
            case 'r' -> text.append('\r');
            case 't' -> text.append('\t');
            case 'Z' -> text.append('\u001A');
            // They stay escaped: for a pattern.
            case '%', '_' -> text.append('\\').append(c);
            default -> text.append(c);
        }
        return at + 1;
    }

    private static boolean areDigits(String literal, int start, int count, int end, int radix) {
        if (start + count > end) {
            return false;
        }
        for (int i = start; i < start + count; i++) {
            if (literal.charAt(i) > 'f' || Character.digit(literal.charAt(i), radix) < 0) {
                return false;
            }
        }
        return true;
    }
}
