package io.deltareplay.predicate;

import java.io.ByteArrayOutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Walks over JSON in UTF-8 without making anything of what nobody asked for. It checks what it looks at, not what it skips; use it
 * where text that is no JSON may be taken as saying nothing.
 */
final class JsonScanner {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long QUOTES = '"' * ONES;
    private static final long BACKSLASHES = '\\' * ONES;

    private byte[] bytes = new byte[0];
    private int at;
    private int end;
    private int textStart;
    private int textEnd;
    private boolean escaped;

    /** The text is no JSON. */
    static final class MalformedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        MalformedException() {
            // Common enough in some logs that its stack should not be filled in.
            super("malformed JSON", null, false, false);
        }
    }

    void reset(byte[] source, int start, int sourceEnd) {
        bytes = source;
        at = start;
        end = sourceEnd;
    }

    /** The next byte that is no white space, which stays unread. */
    byte peek() {
        while (at < end) {
            byte b = bytes[at];
            if (b > ' ' || b < 0) {
                return b;
            }
            at++;
        }
        throw new MalformedException();
    }

    /** Reads the byte if it comes next. */
    boolean accept(char expected) {
        if (peek() != expected) {
            return false;
        }
        at++;
        return true;
    }

    void expect(char expected) {
        if (!accept(expected)) {
            throw new MalformedException();
        }
    }

    /** Reads a string; its bytes are between {@link #textStart()} and {@link #textEnd()}, unescaped if {@link #isEscaped()}. */
    void readString() {
        expect('"');
        int from = at;
        int to = skipToQuote(from);
        textStart = from;
        textEnd = to;
        at = to + 1;
    }

    private int skipToQuote(int from) {
        byte[] source = bytes;
        int stop = end;
        boolean backslash = false;
        int i = from;
        while (i < stop) {
            // Eight bytes at a time while there is nothing to see in them.
            while (i <= stop - Long.BYTES && !hasQuoteOrBackslash((long) LONG.get(source, i))) {
                i += Long.BYTES;
            }
            for (int last = Math.min(i + Long.BYTES, stop); i < last; i++) {
                byte b = source[i];
                if (b == '"') {
                    escaped = backslash;
                    return i;
                }
                if (b == '\\') {
                    backslash = true;
                    i++;
                }
            }
        }
        throw new MalformedException();
    }

    /** May say so of bytes without, above one with. */
    private static boolean hasQuoteOrBackslash(long eight) {
        return (zeros(eight ^ QUOTES) | zeros(eight ^ BACKSLASHES)) != 0;
    }

    private static long zeros(long eight) {
        return (eight - ONES) & ~eight & HIGH_BITS;
    }

    /** Reads a number, or {@code true}, {@code false}, {@code null}: what comes before the next separator. */
    void readToken() {
        peek();
        textStart = at;
        while (at < end && !endsToken(bytes[at])) {
            at++;
        }
        textEnd = at;
        escaped = false;
        if (textStart == textEnd) {
            throw new MalformedException();
        }
    }

    private static boolean endsToken(byte b) {
        return b == ',' || b == '}' || b == ']' || (b <= ' ' && b >= 0);
    }

    int textStart() {
        return textStart;
    }

    int textEnd() {
        return textEnd;
    }

    /** Whether the string just read contains escape sequences. */
    boolean isEscaped() {
        return escaped;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Skips a value of any kind. */
    void skipValue() {
        byte first = peek();
        if (first == '"') {
            at = skipToQuote(at + 1) + 1;
        } else if (first == '{' || first == '[') {
            skipNested();
        } else {
            readToken();
        }
    }

    private void skipNested() {
        int depth = 0;
        while (at < end) {
            byte b = bytes[at++];
            if (b == '"') {
                at = skipToQuote(at) + 1;
            } else if (b == '{' || b == '[') {
                depth++;
            } else if ((b == '}' || b == ']') && --depth == 0) {
                return;
            }
        }
        throw new MalformedException();
    }

    /** The string just read without its escape sequences; null when they stand for no text. */
    byte @Nullable [] unescaped() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(textEnd - textStart);
        for (int i = textStart; i < textEnd; i++) {
            byte b = bytes[i];
            if (b != '\\') {
                out.write(b);
                continue;
            }
            byte kind = bytes[++i];
            if (kind != 'u') {
                out.write(simpleEscape(kind));
                continue;
            }
            int unit = hex(i + 1);
            i += 4;
            if (Character.isHighSurrogate((char) unit)) {
                boolean another = i + 6 < textEnd && bytes[i + 1] == '\\' && bytes[i + 2] == 'u';
                int low = another ? hex(i + 3) : 0;
                if (!Character.isLowSurrogate((char) low)) {
                    return null;
                }
                i += 6;
                unit = Character.toCodePoint((char) unit, (char) low);
            } else if (Character.isLowSurrogate((char) unit)) {
                return null;
            }
            out.writeBytes(Character.toString(unit).getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    private static int simpleEscape(byte kind) {
        return switch (kind) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case '"', '\\', '/' -> kind;
            default -> throw new MalformedException();
        };
    }

    private int hex(int from) {
        if (from + 4 > textEnd) {
            throw new MalformedException();
        }
        int unit = 0;
        for (int i = from; i < from + 4; i++) {
            int digit = Character.digit(bytes[i], 16);
            if (digit < 0) {
                throw new MalformedException();
            }
            unit = 16 * unit + digit;
        }
        return unit;
    }
}
