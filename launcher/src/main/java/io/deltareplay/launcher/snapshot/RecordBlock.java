package io.deltareplay.launcher.snapshot;

import java.util.Arrays;

/// Records one after the other.
final class RecordBlock {
    private byte[] bytes;
    private int length;
    private int rows;

    RecordBlock(int capacity) {
        this.bytes = new byte[capacity];
    }

    void clear() {
        length = 0;
        rows = 0;
    }

    byte[] bytes() {
        return bytes;
    }

    /// How many bytes the records take.
    int length() {
        return length;
    }

    int rows() {
        return rows;
    }

    void append(byte[] source, int record) {
        int size = Records.length(source, record);
        ensure(length + size);
        System.arraycopy(source, record, bytes, length, size);
        length += size;
        rows++;
    }

    /// Makes room for so many bytes in all.
    void ensure(int capacity) {
        if (bytes.length < capacity) {
            bytes = Arrays.copyOf(bytes, Math.max(capacity, bytes.length + (bytes.length >> 1)));
        }
    }

    /// Takes as its content what was written into [#bytes] directly.
    void fill(int newLength, int newRows) {
        length = newLength;
        rows = newRows;
    }
}
