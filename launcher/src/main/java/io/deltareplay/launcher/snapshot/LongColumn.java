package io.deltareplay.launcher.snapshot;

import io.deltareplay.filelist.FileColumn;
import java.nio.ByteOrder;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;

/// Numbers: eight bytes each.
final class LongColumn extends Column {
    private long[] values = new long[1024];

    LongColumn(FileColumn column) {
        super(column);
    }

    long value(int row) {
        return values[row];
    }

    private void ensure(int rows) {
        if (values.length < rows) {
            values = new long[rows + (rows >> 1)];
        }
    }

    @Override
    void loadValues(FieldVector source, int rows) {
        ensure(rows);
        source.getDataBuffer()
                .nioBuffer(0, rows * Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asLongBuffer()
                .get(values, 0, rows);
    }

    @Override
    void addSizes(int[] sizes, int rows) {
        for (int row = 0; row < rows; row++) {
            if (presence.isPresent(row)) {
                sizes[row] += Long.BYTES;
            }
        }
    }

    @Override
    void encode(int from, int to, byte[] records, int[] at) {
        for (int row = from; row < to; row++) {
            if (presence.isPresent(row)) {
                Records.putLong(records, at[row - from], values[row]);
                at[row - from] += Long.BYTES;
            }
        }
    }

    @Override
    void begin(int rows) {
        ensure(rows);
    }

    @Override
    int decodeValue(byte[] records, int record, int at, int row) {
        values[row] = Records.getLong(records, at);
        return at + Long.BYTES;
    }

    @Override
    void decodeNull(int row) {
        values[row] = 0;
    }

    /// Numbers that are none of a record's: each one more than the one before.
    void count(long first, int rows, FieldVector target) {
        presence.clear(rows);
        ensure(rows);
        for (int row = 0; row < rows; row++) {
            values[row] = first + row;
            presence.set(row);
        }
        store(target, rows);
    }

    /// The records' modification times, which are not among their values.
    void decodeTimes(byte[] records, int[] starts, int rows, FieldVector target) {
        presence.clear(rows);
        ensure(rows);
        for (int row = 0; row < rows; row++) {
            if ((Records.columns(records, starts[row]) & bit()) != 0) {
                presence.set(row);
                decodeValue(records, starts[row], starts[row] + Records.TIME, row);
            } else {
                decodeNull(row);
            }
        }
        store(target, rows);
    }

    @Override
    void store(FieldVector target, int rows) {
        BigIntVector numbers = (BigIntVector) target;
        if (numbers.getValueCapacity() < rows) {
            numbers.allocateNew(rows);
        }
        numbers.getDataBuffer()
                .nioBuffer(0, rows * Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asLongBuffer()
                .put(values, 0, rows);
        presence.store(numbers.getValidityBuffer(), rows);
        numbers.setValueCount(rows);
    }
}
