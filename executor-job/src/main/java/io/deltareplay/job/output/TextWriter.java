package io.deltareplay.job.output;

import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.BitVectorHelper;
import org.apache.arrow.vector.VarCharVector;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.types.UTF8String;

/** Texts, copied once: from wherever Spark has them to Arrow's buffer. */
final class TextWriter implements CellWriter {
    private final VarCharVector vector;
    private int capacity;
    private int end;

    TextWriter(VarCharVector vector) {
        this.vector = vector;
    }

    @Override
    public void write(int row, SpecializedGetters source, int ordinal) {
        write(row, source.getUTF8String(ordinal));
    }

    void write(int row, UTF8String text) {
        ensureRow(row);
        int length = text.numBytes();
        int newEnd = Math.addExact(end, length);
        ArrowBuf data = vector.getDataBuffer();
        if (data.capacity() < newEnd) {
            vector.reallocDataBuffer(Math.max(newEnd, 2L * data.capacity()));
            data = vector.getDataBuffer();
        }
        Platform.copyMemory(text.getBaseObject(), text.getBaseOffset(), null, data.memoryAddress() + end, length);
        end = newEnd;
        BitVectorHelper.setBit(vector.getValidityBuffer(), row);
        vector.getOffsetBuffer().setInt((row + 1L) * Integer.BYTES, end);
    }

    @Override
    public void writeNull(int row) {
        ensureRow(row);
        vector.getOffsetBuffer().setInt((row + 1L) * Integer.BYTES, end);
    }

    private void ensureRow(int row) {
        if (row >= capacity) {
            while (vector.getValueCapacity() <= row) {
                vector.reallocValidityAndOffsetBuffers();
            }
            capacity = vector.getValueCapacity();
        }
    }

    @Override
    public void finish(int rows) {
        vector.setLastSet(rows - 1);
        vector.setValueCount(rows);
    }

    @Override
    public void clear() {
        end = 0;
        // Growing makes new buffers, and setting the count may.
        capacity = 0;
    }

    @Override
    public long textBytes() {
        return end;
    }
}
