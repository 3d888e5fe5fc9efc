package io.deltareplay.launcher.parquet;

import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.arrow.memory.ArrowBuf;

/// Which rows of a batch have a value, gathered as bits, the lowest first, and written to an Arrow validity buffer
/// at once.
final class Presence {
    private long[] words = new long[128];
    private int rows;
    private int absent;

    void clear() {
        Arrays.fill(words, 0, (rows + 63) >>> 6, 0L);
        rows = 0;
        absent = 0;
    }

    int rows() {
        return rows;
    }

    int absentRows() {
        return absent;
    }

    void add(boolean present) {
        ensure(1);
        if (present) {
            words[rows >>> 6] |= 1L << rows;
        } else {
            absent++;
        }
        rows++;
    }

    void addPresent(int count) {
        ensure(count);
        int stop = rows + count;
        while (rows < stop) {
            int inWord = Math.min(64 - (rows & 63), stop - rows);
            long ones = inWord == 64 ? -1L : (1L << inWord) - 1;
            words[rows >>> 6] |= ones << rows;
            rows += inWord;
        }
    }

    void addAbsent(int count) {
        ensure(count);
        rows += count;
        absent += count;
    }

    boolean isPresent(int row) {
        return (words[row >>> 6] >>> row & 1) != 0;
    }

    /// Writes the bits; the buffer has room for them, rounded up to whole bytes.
    void write(ArrowBuf target) {
        int bytes = (rows + 7) >>> 3;
        int whole = bytes >>> 3;
        target.nioBuffer(0, whole * Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asLongBuffer()
                .put(words, 0, whole);
        for (int i = whole * Long.BYTES; i < bytes; i++) {
            target.setByte(i, (byte) (words[whole] >>> (8 * (i & 7))));
        }
    }

    private void ensure(int more) {
        int needed = (rows + more + 63) >>> 6;
        if (needed > words.length) {
            words = Arrays.copyOf(words, Math.max(needed, 2 * words.length));
        }
    }
}
