package io.deltareplay.launcher.deliver;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.arrow.memory.ArrowBuf;

/// JSON strings made of UTF-8 bytes.
final class JsonText {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    /// For each ASCII byte the letter after the backslash, `u` for those without one of their own, 0 when it stands
    /// for itself.
    private static final byte[] LETTERS = letters();
    /// For each byte by how much escaping lengthens it.
    private static final byte[] EXTRA = extra();

    private JsonText() {}

    private static byte[] letters() {
        byte[] letters = new byte[128];
        Arrays.fill(letters, 0, 0x20, (byte) 'u');
        letters['\b'] = 'b';
        letters['\t'] = 't';
        letters['\n'] = 'n';
        letters['\f'] = 'f';
        letters['\r'] = 'r';
        letters['"'] = '"';
        letters['\\'] = '\\';
        return letters;
    }

    private static byte[] extra() {
        byte[] extra = new byte[256];
        for (int b = 0; b < LETTERS.length; b++) {
            extra[b] = (byte) (LETTERS[b] == 0 ? 0 : LETTERS[b] == 'u' ? 5 : 1);
        }
        return extra;
    }

    /// Appends the bytes as a JSON string.
    static void putString(ArrowBuf source, long offset, int count, TextBuffer out) {
        out.put('"');
        int start = out.length();
        out.put(source, offset, count);
        int extra = extraLength(out.array(), start, out.length());
        if (extra > 0) {
            escape(out, extra);
        }
        out.put('"');
    }

    /// How much longer the bytes get by escaping; zero for nearly all but statistics.
    private static int extraLength(byte[] bytes, int start, int end) {
        int extra = 0;
        for (int i = start; i < end; i++) {
            extra += EXTRA[bytes[i] & 0xff];
        }
        return extra;
    }

    /// Moves the bytes to where they belong when escaped, from the last one on.
    private static void escape(TextBuffer out, int extra) {
        int from = out.length();
        int to = from + extra;
        out.reserve(extra);
        out.extendTo(to);
        byte[] bytes = out.array();
        while (from < to) {
            byte b = bytes[--from];
            if (EXTRA[b & 0xff] == 0) {
                bytes[--to] = b;
            } else {
                to = escaped(b, bytes, to);
            }
        }
    }

    private static int escaped(byte b, byte[] bytes, int end) {
        int to = end;
        byte letter = LETTERS[b];
        if (letter == 'u') {
            bytes[--to] = HEX[b & 0xf];
            bytes[--to] = HEX[b >> 4];
            bytes[--to] = '0';
            bytes[--to] = '0';
        }
        bytes[--to] = letter;
        bytes[--to] = '\\';
        return to;
    }
}
