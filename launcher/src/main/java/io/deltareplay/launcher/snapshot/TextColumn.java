package io.deltareplay.launcher.snapshot;

import io.deltareplay.filelist.FileColumn;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;

/// Texts: a length and the bytes.
final class TextColumn extends Column {
    private final Texts texts = new Texts();

    TextColumn(FileColumn column) {
        super(column);
    }

    @Override
    void loadValues(FieldVector source, int rows) {
        texts.load((VarCharVector) source, rows);
    }

    @Override
    void addSizes(int[] sizes, int rows) {
        for (int row = 0; row < rows; row++) {
            if (presence.isPresent(row)) {
                sizes[row] += Integer.BYTES + texts.end(row) - texts.start(row);
            }
        }
    }

    @Override
    void encode(int from, int to, byte[] records, int[] at) {
        byte[] bytes = texts.bytes();
        for (int row = from; row < to; row++) {
            if (presence.isPresent(row)) {
                int place = at[row - from];
                int length = texts.end(row) - texts.start(row);
                Records.putInt(records, place, length);
                System.arraycopy(bytes, texts.start(row), records, place + Integer.BYTES, length);
                at[row - from] = place + Integer.BYTES + length;
            }
        }
    }

    @Override
    void begin(int rows) {
        texts.clear();
    }

    @Override
    int decodeValue(byte[] records, int record, int at, int row) {
        int length = Records.getInt(records, at);
        texts.append(records, at + Integer.BYTES, length);
        return at + Integer.BYTES + length;
    }

    @Override
    void decodeNull(int row) {
        texts.endText(0);
    }

    @Override
    void store(FieldVector target, int rows) {
        VarCharVector vector = (VarCharVector) target;
        texts.store(vector);
        presence.store(vector.getValidityBuffer(), rows);
        vector.setValueCount(rows);
    }
}
