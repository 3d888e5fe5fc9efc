package io.deltareplay.launcher.checkpoint;

import io.deltareplay.launcher.parquet.RowRuns;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.util.MemoryUtil;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.MapVector;
import org.apache.arrow.vector.complex.StructVector;
import org.jspecify.annotations.Nullable;

/// Closes the gaps that dropped rows leave: moves the kept rows of a vector to its front, in place.
final class VectorCompactor {
    private VectorCompactor() {}

    static void compact(FieldVector vector, RowRuns runs) {
        switch (vector) {
            case BitVector bits -> {
                compactBits(bits.getDataBuffer(), runs);
                compactValidity(bits, runs);
            }
            case BaseFixedWidthVector numbers -> {
                compactBytes(numbers.getDataBuffer(), numbers.getTypeWidth(), runs);
                compactValidity(numbers, runs);
            }
            case VarCharVector texts -> compactTexts(texts, runs);
            case MapVector maps -> compactMaps(maps, runs);
            case StructVector structs -> {
                structs.getChildrenFromFields().forEach(child -> compact(child, runs));
                compactValidity(structs, runs);
            }
            default -> throw new IllegalArgumentException("no rows of " + vector.getField() + " are ever dropped");
        }
        vector.setValueCount(runs.rows());
    }

    private static void compactBytes(ArrowBuf buffer, int width, RowRuns runs) {
        Moves moves = new Moves(buffer, runs.count(), (long) runs.end() * width);
        long to = 0;
        for (int run = 0; run < runs.count(); run++) {
            long size = (long) runs.length(run) * width;
            moves.move((long) runs.start(run) * width, to, size);
            to += size;
        }
        moves.finish(to);
    }

    /// Where every row has a value, every kept one has too.
    private static void compactValidity(FieldVector vector, RowRuns runs) {
        if (vector.getNullCount() > 0) {
            compactBits(vector.getValidityBuffer(), runs);
        }
    }

    private static void compactBits(ArrowBuf buffer, RowRuns runs) {
        byte[] bits = new byte[(runs.end() + 7) / 8];
        buffer.getBytes(0, bits);
        if (isConstant(bits)) {
            return;
        }
        int to = 0;
        for (int run = 0; run < runs.count(); run++) {
            for (int from = runs.start(run), end = from + runs.length(run); from < end; from++, to++) {
                int bit = bits[from >> 3] >> (from & 7) & 1;
                bits[to >> 3] = (byte) ((bits[to >> 3] & ~(1 << (to & 7))) | (bit << (to & 7)));
            }
        }
        buffer.setBytes(0, bits);
    }

    /// Whether all bits are the same, so that it does not matter which of them stay.
    private static boolean isConstant(byte[] bits) {
        for (byte b : bits) {
            if (b != bits[0]) {
                return false;
            }
        }
        return bits.length == 0 || bits[0] == 0 || bits[0] == -1;
    }

    private static void compactTexts(VarCharVector texts, RowRuns runs) {
        int[] ends = offsets(texts.getOffsetBuffer(), runs);
        Moves moves = new Moves(texts.getDataBuffer(), runs.count(), ends[runs.end()]);
        int row = 0;
        int at = 0;
        for (int run = 0; run < runs.count(); run++) {
            int first = ends[runs.start(run)];
            int size = ends[runs.start(run) + runs.length(run)] - first;
            moves.move(first, at, size);
            row = shiftOffsets(ends, runs, run, row, at - first);
            at += size;
        }
        moves.finish(at);
        write(ends, row, texts.getOffsetBuffer());
        compactValidity(texts, runs);
        texts.setLastSet(runs.rows() - 1);
    }

    private static void compactMaps(MapVector maps, RowRuns runs) {
        int[] ends = offsets(maps.getOffsetBuffer(), runs);
        RowRuns entries = new RowRuns();
        int row = 0;
        int at = 0;
        for (int run = 0; run < runs.count(); run++) {
            int first = ends[runs.start(run)];
            int end = ends[runs.start(run) + runs.length(run)];
            entries.keepRange(first, end);
            row = shiftOffsets(ends, runs, run, row, at - first);
            at += end - first;
        }
        write(ends, row, maps.getOffsetBuffer());
        compactValidity(maps, runs);
        compact(maps.getDataVector(), entries);
        maps.setLastSet(runs.rows() - 1);
    }

    /// Moves a run's ends to the front.
    ///
    /// @return the first row after the run's new place
    private static int shiftOffsets(int[] ends, RowRuns runs, int run, int row, int shift) {
        for (int i = 1; i <= runs.length(run); i++) {
            ends[row + i] = ends[runs.start(run) + i] + shift;
        }
        return row + runs.length(run);
    }

    /// The offsets up to the last row that is kept, on the heap: one by one they would cost far more.
    private static int[] offsets(ArrowBuf buffer, RowRuns runs) {
        int[] offsets = new int[runs.end() + 1];
        ints(buffer, offsets.length).get(offsets);
        return offsets;
    }

    private static void write(int[] offsets, int rows, ArrowBuf buffer) {
        ints(buffer, rows + 1).put(offsets, 0, rows + 1);
    }

    private static IntBuffer ints(ArrowBuf buffer, int count) {
        return buffer.nioBuffer(0, count * Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asIntBuffer();
    }

    /// Moves pieces of a buffer to its front: in place, or by way of the heap when there are many, where a small
    /// copy
    /// costs little.
    private static final class Moves {
        private static final int MANY = 16;

        private final ArrowBuf buffer;
        private final byte @Nullable [] heap;

        /// @param used how many of the buffer's bytes may be moved
        Moves(ArrowBuf buffer, int count, long used) {
            this.buffer = buffer;
            this.heap = count < MANY ? null : new byte[Math.toIntExact(used)];
            if (heap != null) {
                buffer.getBytes(0, heap);
            }
        }

        void move(long from, long to, long size) {
            if (from == to || size == 0) {
                return;
            }
            if (heap != null) {
                System.arraycopy(heap, (int) from, heap, (int) to, (int) size);
            } else {
                // The areas may overlap; this copy is made for that.
                MemoryUtil.copyMemory(buffer.memoryAddress() + from, buffer.memoryAddress() + to, size);
            }
        }

        void finish(long size) {
            if (heap != null) {
                buffer.setBytes(0, heap, 0, (int) size);
            }
        }
    }
}
