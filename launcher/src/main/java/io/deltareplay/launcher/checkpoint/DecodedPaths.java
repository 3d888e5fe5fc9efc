package io.deltareplay.launcher.checkpoint;

import java.nio.ByteOrder;
import org.apache.arrow.vector.VarCharVector;

/// The paths of a batch on the heap, where the hash function reads them: copied a whole batch at once, and only if
/// somebody asks.
final class DecodedPaths {
    private final VarCharVector vector;
    private byte[] bytes = new byte[0];
    private int[] offsets = new int[1];
    private int rows;
    private boolean copied;

    DecodedPaths(VarCharVector vector) {
        this.vector = vector;
    }

    /// The vector holds another batch.
    void decoded(int newRows) {
        rows = newRows;
        copied = false;
    }

    byte[] bytes() {
        copy();
        return bytes;
    }

    int[] offsets() {
        copy();
        return offsets;
    }

    private void copy() {
        if (copied) {
            return;
        }
        copied = true;
        if (offsets.length < rows + 1) {
            offsets = new int[rows + 1];
        }
        vector.getOffsetBuffer()
                .nioBuffer(0, (rows + 1) * Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asIntBuffer()
                .get(offsets, 0, rows + 1);
        int size = offsets[rows];
        if (bytes.length < size) {
            bytes = new byte[size + size / 4];
        }
        vector.getDataBuffer().getBytes(0, bytes, 0, size);
    }
}
