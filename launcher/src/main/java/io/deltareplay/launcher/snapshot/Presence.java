package io.deltareplay.launcher.snapshot;

import java.util.Arrays;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.FieldVector;

/// Which rows have a value: Arrow's validity bits, on the heap.
final class Presence {
    private byte[] bits = new byte[128];

    void load(FieldVector vector, int rows) {
        loadBits(vector.getValidityBuffer(), rows);
    }

    /// Takes any bits.
    void loadBits(ArrowBuf buffer, int rows) {
        clear(rows);
        buffer.getBytes(0, bits, 0, size(rows));
    }

    void clear(int rows) {
        if (bits.length < size(rows)) {
            bits = new byte[size(rows)];
        } else {
            Arrays.fill(bits, 0, size(rows), (byte) 0);
        }
    }

    boolean isPresent(int row) {
        return (bits[row >> 3] >> (row & 7) & 1) != 0;
    }

    void set(int row) {
        bits[row >> 3] |= (byte) (1 << (row & 7));
    }

    void store(ArrowBuf target, int rows) {
        target.setBytes(0, bits, 0, size(rows));
    }

    private static int size(int rows) {
        return (rows + 7) >> 3;
    }
}
