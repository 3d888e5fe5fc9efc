package io.deltareplay.launcher.checkpoint;

import dev.hardwood.reader.Validity;
import io.deltareplay.launcher.parquet.RowRuns;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;

/// Bulk copies from decoded Parquet arrays into Arrow buffers. Every method overwrites the target's rows from the
/// first on and leaves it with exactly the kept rows, growing its buffers only when they are too small, so that
/// they are reused from batch to batch.
final class ArrowBuffers {
    private ArrowBuffers() {}

    static void copyLongs(long[] values, Validity validity, RowRuns runs, BigIntVector target) {
        copyNumbers(
                validity, runs, target, (start, length, to) -> to.asLongBuffer().put(values, start, length));
    }

    static void copyInts(int[] values, Validity validity, RowRuns runs, IntVector target) {
        copyNumbers(
                validity, runs, target, (start, length, to) -> to.asIntBuffer().put(values, start, length));
    }

    @FunctionalInterface
    private interface RunCopier {
        void copy(int start, int length, ByteBuffer to);
    }

    private static void copyNumbers(Validity validity, RowRuns runs, BaseFixedWidthVector target, RunCopier copier) {
        if (target.getValueCapacity() < runs.rows()) {
            target.allocateNew(runs.rows());
        }
        long at = 0;
        for (int run = 0; run < runs.count(); run++) {
            int size = runs.length(run) * target.getTypeWidth();
            ByteBuffer to = target.getDataBuffer().nioBuffer(at, size).order(ByteOrder.LITTLE_ENDIAN);
            copier.copy(runs.start(run), runs.length(run), to);
            at += size;
        }
        copyValidity(validity, runs, target.getValidityBuffer());
        target.setValueCount(runs.rows());
    }

    static void copyBooleans(boolean[] values, Validity validity, RowRuns runs, BitVector target) {
        if (target.getValueCapacity() < runs.rows()) {
            target.allocateNew(runs.rows());
        }
        BitWriter bits = new BitWriter(target.getDataBuffer());
        for (int run = 0; run < runs.count(); run++) {
            for (int row = runs.start(run), end = row + runs.length(run); row < end; row++) {
                bits.write(values[row]);
            }
        }
        bits.finish();
        copyValidity(validity, runs, target.getValidityBuffer());
        target.setValueCount(runs.rows());
    }

    /// @param offsets one more than there are values; value `i` is the bytes from `offsets[i]` to `offsets[i + 1]`
    static void copyTexts(byte[] bytes, int[] offsets, Validity validity, RowRuns runs, VarCharVector target) {
        long total = 0;
        for (int run = 0; run < runs.count(); run++) {
            total += offsets[runs.start(run) + runs.length(run)] - offsets[runs.start(run)];
        }
        reserve(target, total, runs.rows());
        ArrowBuf data = target.getDataBuffer();
        ArrowBuf ends = target.getOffsetBuffer();
        ends.setInt(0, 0);
        int at = 0;
        int row = 0;
        for (int run = 0; run < runs.count(); run++) {
            int start = runs.start(run);
            int length = runs.length(run);
            int first = offsets[start];
            int shift = at - first;
            data.setBytes(at, bytes, first, offsets[start + length] - first);
            for (int i = 1; i <= length; i++) {
                ends.setInt((long) (row + i) * Integer.BYTES, offsets[start + i] + shift);
            }
            row += length;
            at = offsets[start + length] + shift;
        }
        copyValidity(validity, runs, target.getValidityBuffer());
        target.setLastSet(runs.rows() - 1);
        target.setValueCount(runs.rows());
    }

    /// Makes room for the rows and bytes, in memory that may hold older ones.
    static void reserve(VarCharVector target, long bytes, int rows) {
        if (target.getValueCapacity() < rows || target.getDataBuffer().capacity() < bytes) {
            // A quarter more than this batch needs, so that the next ones, slightly larger, fit too.
            target.allocateNew(Math.max(1, bytes + bytes / 4), Math.max(1, rows));
        }
    }

    static void copyValidity(Validity validity, RowRuns runs, ArrowBuf target) {
        int rows = runs.rows();
        if (!validity.hasNulls()) {
            target.setOne(0, (rows + 7) / 8);
            return;
        }
        BitWriter bits = new BitWriter(target);
        for (int run = 0; run < runs.count(); run++) {
            for (int row = runs.start(run), end = row + runs.length(run); row < end; row++) {
                bits.write(validity.isNotNull(row));
            }
        }
        bits.finish();
    }

    /// Packs bits, the lowest first, a long at a time.
    static final class BitWriter {
        private final ArrowBuf target;
        private long word;
        private int bits;
        private long at;

        BitWriter(ArrowBuf target) {
            this.target = target;
        }

        void write(boolean bit) {
            if (bit) {
                word |= 1L << bits;
            }
            if (++bits == Long.SIZE) {
                target.setLong(at, word);
                at += Long.BYTES;
                word = 0;
                bits = 0;
            }
        }

        /// Writes what is left, byte by byte: the buffer may end with the last bit's byte.
        void finish() {
            for (int done = 0; done < bits; done += Byte.SIZE) {
                target.setByte(at++, (byte) (word >>> done));
            }
        }
    }
}
