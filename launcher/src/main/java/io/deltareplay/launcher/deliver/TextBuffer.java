package io.deltareplay.launcher.deliver;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import org.apache.arrow.memory.ArrowBuf;

/// UTF-8 text under construction. Its bytes come straight from Arrow's buffers: no string is made for a row.
final class TextBuffer {
    private static final int START = 64 * 1024;
    private static final long LARGEST = Integer.MAX_VALUE - 8L;

    private byte[] bytes = new byte[START];
    private int length;

    int length() {
        return length;
    }

    /// The bytes; valid up to [#length] and until the next change.
    byte[] array() {
        return bytes;
    }

    /// Says that the bytes up to `end` were written to [#array].
    void extendTo(int end) {
        length = end;
    }

    void clear() {
        length = 0;
    }

    /// Gives the text so far to `output` and starts anew.
    void drainTo(Consumer<ByteBuffer> output) {
        output.accept(ByteBuffer.wrap(bytes, 0, length));
        length = 0;
    }

    /// Makes room for `count` bytes, so that they can be put without a check.
    void reserve(int count) {
        if (bytes.length - length < count) {
            int doubled = (int) Math.min(LARGEST, bytes.length * 2L);
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(length, count), doubled));
        }
    }

    void put(byte b) {
        reserve(1);
        bytes[length++] = b;
    }

    void put(char ascii) {
        put((byte) ascii);
    }

    void put(byte[] source, int offset, int count) {
        reserve(count);
        System.arraycopy(source, offset, bytes, length, count);
        length += count;
    }

    void put(byte[] source) {
        put(source, 0, source.length);
    }

    void put(String text) {
        put(text.getBytes(StandardCharsets.UTF_8));
    }

    void put(ArrowBuf source, long offset, int count) {
        reserve(count);
        source.getBytes(offset, bytes, length, count);
        length += count;
    }

    void put(long number) {
        if (number < 0) {
            putNegative(number);
            return;
        }
        int digits = digits(number);
        reserve(digits);
        int position = length + digits;
        length = position;
        do {
            bytes[--position] = (byte) ('0' + number % 10);
            number /= 10;
        } while (number > 0);
    }

    private void putNegative(long number) {
        put(Long.toString(number));
    }

    private static int digits(long number) {
        int digits = 1;
        for (long rest = number / 10; rest > 0; rest /= 10) {
            digits++;
        }
        return digits;
    }
}
