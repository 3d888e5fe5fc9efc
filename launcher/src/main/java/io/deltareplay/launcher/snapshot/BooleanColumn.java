package io.deltareplay.launcher.snapshot;

import io.deltareplay.filelist.FileColumn;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;

/// `dataChange`, whose value is told in the record's set of columns.
final class BooleanColumn extends Column {
    private final Presence values = new Presence();

    BooleanColumn(FileColumn column) {
        super(column);
    }

    @Override
    void loadValues(FieldVector source, int rows) {
        values.loadBits(source.getDataBuffer(), rows);
    }

    @Override
    void addSizes(int[] sizes, int rows) {}

    @Override
    void mark(int[] columns, int rows) {
        super.mark(columns, rows);
        for (int row = 0; row < rows; row++) {
            if (values.isPresent(row)) {
                columns[row] |= Records.DATA_CHANGE;
            }
        }
    }

    @Override
    void encode(int from, int to, byte[] records, int[] at) {}

    @Override
    void begin(int rows) {
        values.clear(rows);
    }

    @Override
    int decodeValue(byte[] records, int record, int at, int row) {
        if ((Records.columns(records, record) & Records.DATA_CHANGE) != 0) {
            values.set(row);
        }
        return at;
    }

    @Override
    void decodeNull(int row) {}

    @Override
    void store(FieldVector target, int rows) {
        BitVector bits = (BitVector) target;
        if (bits.getValueCapacity() < rows) {
            bits.allocateNew(rows);
        }
        values.store(bits.getDataBuffer(), rows);
        presence.store(bits.getValidityBuffer(), rows);
        bits.setValueCount(rows);
    }
}
