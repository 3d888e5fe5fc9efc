package io.deltareplay.launcher.parquet;

import java.nio.ByteOrder;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.MapVector;
import org.apache.arrow.vector.complex.StructVector;

/// Decodes a map of strings to strings from its two columns.
final class MapDecoder extends MapColumns {
    private final MapVector target;
    private final StructVector entries;

    MapDecoder(ColumnPages keyPages, ColumnPages valuePages, MapVector target, int mapLevel, int entryLevel) {
        super(keyPages, texts(target, 0), valuePages, texts(target, 1), mapLevel, entryLevel);
        this.target = target;
        this.entries = (StructVector) target.getDataVector();
    }

    private static TextValues texts(MapVector target, int child) {
        return new TextValues((VarCharVector) ((StructVector) target.getDataVector()).getVectorById(child));
    }

    @Override
    void finish(int rows) {
        while (target.getValueCapacity() < rows || target.getOffsetBuffer().capacity() < (rows + 1L) * Integer.BYTES) {
            target.reAlloc();
        }
        target.getOffsetBuffer()
                .nioBuffer(0, (rows + 1) * Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asIntBuffer()
                .put(rowStarts(), 0, rows + 1);
        presence().write(target.getValidityBuffer());
        while (entries.getValidityBuffer().capacity() * Byte.SIZE < entries()) {
            entries.reAlloc();
        }
        entries.getValidityBuffer().setOne(0, (entries() + 7) / 8);
        target.setLastSet(rows - 1);
        target.setValueCount(rows);
    }
}
