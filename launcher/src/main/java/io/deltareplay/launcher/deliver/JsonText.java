package io.deltareplay.launcher.deliver;

import io.deltareplay.launcher.text.Json;
import java.nio.charset.StandardCharsets;
import org.apache.arrow.memory.ArrowBuf;

/// JSON strings made of UTF-8 bytes.
final class JsonText {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    /// For each ASCII byte: 0 when it stands for itself, else the letter after the backslash, `u` for those without
    /// one.
    private static final byte[] ESCAPES = escapes();

    private JsonText() {}

    private static byte[] escapes() {
        byte[] escapes = new byte[128];
        java.util.Arrays.fill(escapes, 0, 0x20, (byte) 'u');
        escapes['\b'] = 'b';
        escapes['\t'] = 't';
        escapes['\n'] = 'n';
        escapes['\f'] = 'f';
        escapes['\r'] = 'r';
        escapes['"'] = '"';
        escapes['\\'] = '\\';
        return escapes;
    }

    static byte[] quoted(String text) {
        return Json.compact(text).getBytes(StandardCharsets.UTF_8);
    }

    /// Appends the bytes as a JSON string.
    static void putString(ArrowBuf source, long offset, int count, TextBuffer out) {
        // The raw bytes land behind the room that the escaped ones could take, and are escaped from there downwards.
        int worst = Math.addExact(Math.multiplyExact(6, count), 2);
        out.reserve(Math.addExact(worst, count));
        byte[] bytes = out.array();
        int to = out.length();
        int from = to + worst;
        source.getBytes(offset, bytes, from, count);
        bytes[to++] = '"';
        to = escape(bytes, from, count, to);
        bytes[to++] = '"';
        out.extendTo(to);
    }

    private static int escape(byte[] bytes, int from, int count, int start) {
        int to = start;
        for (int i = from; i < from + count; i++) {
            byte b = bytes[i];
            byte escape = b < 0 ? 0 : ESCAPES[b];
            if (escape == 0) {
                bytes[to++] = b;
            } else {
                bytes[to++] = '\\';
                bytes[to++] = escape;
                if (escape == 'u') {
                    bytes[to++] = '0';
                    bytes[to++] = '0';
                    bytes[to++] = HEX[b >> 4];
                    bytes[to++] = HEX[b & 0xf];
                }
            }
        }
        return to;
    }
}
