package io.deltareplay.launcher.parquet;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.List;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.MapVector;
import org.apache.arrow.vector.complex.StructVector;

/// Decodes a map of strings to strings from its two columns.
final class MapDecoder implements ColumnDecoder {
    private final MapVector target;
    private final StructVector entries;
    private final EntryDecoder keys;
    private final EntryDecoder values;

    /// @param mapLevel the definition level from which on the map itself is there
    /// @param entryLevel the one from which on it has an entry
    MapDecoder(ColumnPages keyPages, ColumnPages valuePages, MapVector target, int mapLevel, int entryLevel) {
        this.target = target;
        this.entries = (StructVector) target.getDataVector();
        this.keys = new EntryDecoder(
                keyPages, new TextValues((VarCharVector) entries.getVectorById(0)), mapLevel, entryLevel);
        this.values = new EntryDecoder(
                valuePages, new TextValues((VarCharVector) entries.getVectorById(1)), mapLevel, entryLevel);
    }

    @Override
    public List<ColumnPages> pages() {
        return List.of(keys.pages(), values.pages());
    }

    @Override
    public Presence presence() {
        return keys.rowPresence();
    }

    @Override
    public int nullWithinStruct() {
        return keys.nullWithinStruct();
    }

    @Override
    public void start() {
        keys.start();
        values.start();
    }

    @Override
    public void skip(int rows) {
        keys.skip(rows);
        values.skip(rows);
    }

    @Override
    public void decode(RowRuns chosen, int next) throws IOException {
        keys.decode(chosen, next);
        values.decode(chosen, next);
        int rows = chosen.rows();
        int count = keys.entries();
        if (count != values.entries()) {
            throw new IOException(
                    "%s: %d keys but %d values".formatted(keys.pages().column().fieldPath(), count, values.entries()));
        }
        while (target.getValueCapacity() < rows || target.getOffsetBuffer().capacity() < (rows + 1L) * Integer.BYTES) {
            target.reAlloc();
        }
        target.getOffsetBuffer()
                .nioBuffer(0, (rows + 1) * Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asIntBuffer()
                .put(keys.rowStarts(), 0, rows + 1);
        keys.rowPresence().write(target.getValidityBuffer());
        while (entries.getValidityBuffer().capacity() * Byte.SIZE < count) {
            entries.reAlloc();
        }
        entries.getValidityBuffer().setOne(0, (count + 7) / 8);
        target.setLastSet(rows - 1);
        target.setValueCount(rows);
    }
}
