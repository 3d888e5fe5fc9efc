package io.deltareplay.launcher.snapshot;

import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.VarCharVector;

/// Texts side by side on the heap, as Arrow has them: bytes, and where each ends.
final class Texts {
    private byte[] bytes = new byte[1024];
    private int[] ends = new int[1024];
    private int count;

    void load(VarCharVector source, int rows) {
        count = 0;
        ensureEnds(rows);
        count = rows;
        loadOffsets(source.getOffsetBuffer(), ends, rows);
        int length = ends[rows];
        if (bytes.length < length) {
            bytes = new byte[length + (length >> 2)];
        }
        source.getDataBuffer().getBytes(0, bytes, 0, length);
    }

    static void loadOffsets(ArrowBuf buffer, int[] target, int rows) {
        buffer.nioBuffer(0, (rows + 1) * Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asIntBuffer()
                .get(target, 0, rows + 1);
    }

    static void storeOffsets(int[] source, ArrowBuf buffer, int rows) {
        buffer.nioBuffer(0, (rows + 1) * Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asIntBuffer()
                .put(source, 0, rows + 1);
    }

    int start(int row) {
        return ends[row];
    }

    int end(int row) {
        return ends[row + 1];
    }

    byte[] bytes() {
        return bytes;
    }

    void clear() {
        count = 0;
        ends[0] = 0;
    }

    int count() {
        return count;
    }

    /// Adds a text, or the first of several whose bytes come together.
    void append(byte[] source, int at, int length) {
        copy(source, at, length);
        endText(length);
    }

    /// Adds bytes without saying yet where texts end.
    void copy(byte[] source, int at, int length) {
        int from = ends[count];
        if (bytes.length - from < length) {
            bytes = Arrays.copyOf(bytes, Math.max(from + length, bytes.length + (bytes.length >> 1)));
        }
        System.arraycopy(source, at, bytes, from, length);
    }

    /// Says how long the next text is.
    void endText(int length) {
        ensureEnds(count + 1);
        ends[count + 1] = ends[count] + length;
        count++;
    }

    private void ensureEnds(int rows) {
        if (ends.length <= rows) {
            ends = Arrays.copyOf(ends, rows + 1 + (rows >> 1));
        }
    }

    /// Puts all of them into a vector, apart from which are null.
    void store(VarCharVector target) {
        int length = ends[count];
        if (target.getValueCapacity() < Math.max(1, count)
                || target.getDataBuffer().capacity() < length) {
            target.allocateNew(length + (length >> 3) + 1L, Math.max(1, count));
        }
        storeOffsets(ends, target.getOffsetBuffer(), count);
        target.getDataBuffer().setBytes(0, bytes, 0, length);
        target.setLastSet(count - 1);
    }
}
