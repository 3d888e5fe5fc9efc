package io.deltareplay.predicate;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Walks over JSON in UTF-8 without making anything of what nobody asked for. It checks what it looks at, not what it skips; use it
 * where text that is no JSON may be taken as saying nothing.
 */
final class JsonScanner {
    private byte[] bytes = new byte[0];
    private int at;
    private int end;
    private int textStart;
    private int textEnd;
    private boolean escaped;
    private boolean atStart;

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
        int to = quote(bytes, from, end);
        escaped = false;
        for (int i = from; i < to; i++) {
            escaped |= bytes[i] == '\\';
        }
        textStart = from;
        textEnd = to;
        at = to + 1;
    }

    /** Enters an object. */
    void enterObject() {
        expect('{');
        atStart = true;
    }

    /**
     * Goes on to the next field of the object that has one of the names, passing over the others and over what is left of the last
     * one's value; leaves the object at its end.
     *
     * <p>One loop over local variables: nearly all of the time that statistics take is spent here.
     *
     * @param names in UTF-8
     * @return which name; negative at the end
     */
    int nextField(byte[][] names) {
        byte[] source = bytes;
        int stop = end;
        boolean first = atStart;
        atStart = false;
        int i = at;
        while (true) {
            i = pastSpace(source, i, stop);
            if (source[i] == '}' || (!first && source[i] != ',')) {
                at = i;
                expect('}');
                return -1;
            }
            if (!first) {
                i = pastSpace(source, i + 1, stop);
            }
            first = false;
            if (source[i] != '"') {
                throw new MalformedException();
            }
            int nameStart = i + 1;
            int nameEnd = quote(source, nameStart, stop);
            i = pastSpace(source, nameEnd + 1, stop);
            if (source[i] != ':') {
                throw new MalformedException();
            }
            i = pastSpace(source, i + 1, stop);
            int name = which(names, source, nameStart, nameEnd);
            if (name >= 0) {
                at = i;
                return name;
            }
            byte value = source[i];
            if (value == '"') {
                i = quote(source, i + 1, stop) + 1;
            } else if (value == '{' || value == '[') {
                at = i;
                skipNested();
                i = at;
            } else {
                while (i < stop && !endsToken(source[i])) {
                    i++;
                }
            }
        }
    }

    private static int pastSpace(byte[] source, int from, int stop) {
        for (int i = from; i < stop; i++) {
            if (source[i] > ' ' || source[i] < 0) {
                return i;
            }
        }
        throw new MalformedException();
    }

    /** Where the string that starts here ends. */
    private static int quote(byte[] source, int from, int stop) {
        for (int i = from; i < stop; i++) {
            byte b = source[i];
            if (b == '"') {
                return i;
            }
            if (b == '\\') {
                i++;
            }
        }
        throw new MalformedException();
    }

    private int which(byte[][] names, byte[] source, int start, int stop) {
        int length = stop - start;
        for (int i = 0; i < names.length; i++) {
            byte[] name = names[i];
            if (name.length == length && Arrays.equals(source, start, stop, name, 0, length)) {
                return i;
            }
        }
        // An escaped name is longer than what it stands for.
        for (int i = start; i < stop; i++) {
            if (source[i] == '\\') {
                return whichUnescaped(names, start, stop);
            }
        }
        return -1;
    }

    private int whichUnescaped(byte[][] names, int start, int stop) {
        textStart = start;
        textEnd = stop;
        byte[] unescaped = unescaped();
        for (int i = 0; i < names.length; i++) {
            if (Arrays.equals(names[i], unescaped)) {
                return i;
            }
        }
        return -1;
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
            at = quote(bytes, at + 1, end) + 1;
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
                at = quote(bytes, at, end) + 1;
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
