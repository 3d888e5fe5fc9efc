package io.deltareplay.launcher.checkpoint;

import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.MapVector;
import org.apache.arrow.vector.complex.StructVector;

/// A batch's maps of strings on the heap, where single values can be looked at without being copied.
final class MapEntries {
    private int[] starts = new int[0];
    private final Texts keys = new Texts();
    private final Texts values = new Texts();
    /// Which entry of its map the last value found was: maps of one column mostly have the same keys in one order.
    private int lastFound;

    /// Takes up the batch that a vector holds.
    void load(MapVector maps) {
        int rows = maps.getValueCount();
        if (starts.length < rows + 1) {
            starts = new int[rows + 1];
        }
        if (rows == 0) {
            return;
        }
        copyInts(maps.getOffsetBuffer(), starts, rows + 1);
        int entries = starts[rows];
        StructVector structs = (StructVector) maps.getDataVector();
        keys.load((VarCharVector) structs.getVectorById(0), entries);
        values.load((VarCharVector) structs.getVectorById(1), entries);
    }

    /// The number of a row's entry with a key; negative when there is none, or its value is null.
    int find(int row, byte[] key) {
        int first = starts[row];
        int count = starts[row + 1] - first;
        if (lastFound < count && keys.equal(first + lastFound, key)) {
            return present(first + lastFound);
        }
        for (int i = 0; i < count; i++) {
            if (keys.equal(first + i, key)) {
                lastFound = i;
                return present(first + i);
            }
        }
        return -1;
    }

    private int present(int entry) {
        return values.isPresent(entry) ? entry : -1;
    }

    /// The values' bytes.
    byte[] valueBytes() {
        return values.bytes;
    }

    int valueStart(int entry) {
        return values.offsets[entry];
    }

    int valueEnd(int entry) {
        return values.offsets[entry + 1];
    }

    private static void copyInts(ArrowBuf buffer, int[] target, int count) {
        buffer.nioBuffer(0, count * Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asIntBuffer()
                .get(target, 0, count);
    }

    private static final class Texts {
        private byte[] bytes = new byte[0];
        private int[] offsets = new int[1];
        private byte[] validity = new byte[0];
        private boolean hasNulls;

        void load(VarCharVector vector, int count) {
            if (offsets.length < count + 1) {
                offsets = new int[count + count / 4 + 1];
            }
            if (count == 0) {
                offsets[0] = 0;
                return;
            }
            copyInts(vector.getOffsetBuffer(), offsets, count + 1);
            int size = offsets[count];
            if (bytes.length < size) {
                bytes = new byte[size + size / 4];
            }
            vector.getDataBuffer().getBytes(0, bytes, 0, size);
            hasNulls = vector.getNullCount() > 0;
            if (hasNulls) {
                int validityBytes = (count + 7) / 8;
                if (validity.length < validityBytes) {
                    validity = new byte[validityBytes + validityBytes / 4];
                }
                vector.getValidityBuffer().getBytes(0, validity, 0, validityBytes);
            }
        }

        boolean isPresent(int index) {
            return !hasNulls || (validity[index >> 3] >> (index & 7) & 1) != 0;
        }

        boolean equal(int index, byte[] text) {
            return Arrays.equals(bytes, offsets[index], offsets[index + 1], text, 0, text.length);
        }
    }
}
