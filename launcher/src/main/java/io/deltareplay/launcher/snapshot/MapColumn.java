package io.deltareplay.launcher.snapshot;

import io.deltareplay.filelist.FileColumn;
import java.util.Arrays;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.MapVector;
import org.apache.arrow.vector.complex.StructVector;

/// Maps of texts: how many entries, the length of each key and value, then the bytes of all keys and all values,
/// which lie side by side in Arrow, too. A value that is null has the length -1.
final class MapColumn extends Column {
    private static final int NULL = -1;

    private int[] entries = new int[1024];
    private final Texts keys = new Texts();
    private final Texts values = new Texts();
    private final Presence valuePresence = new Presence();
    private byte[] present = new byte[1024];

    MapColumn(FileColumn column) {
        super(column);
    }

    @Override
    void loadValues(FieldVector source, int rows) {
        MapVector maps = (MapVector) source;
        begin(rows);
        Texts.loadOffsets(maps.getOffsetBuffer(), entries, rows);
        StructVector structs = (StructVector) maps.getDataVector();
        int count = entries[rows];
        if (count > 0) {
            keys.load((VarCharVector) structs.getVectorById(0), count);
            values.load((VarCharVector) structs.getVectorById(1), count);
            valuePresence.load((VarCharVector) structs.getVectorById(1), count);
        }
    }

    @Override
    void addSizes(int[] sizes, int rows) {
        for (int row = 0; row < rows; row++) {
            if (presence.isPresent(row)) {
                int first = entries[row];
                int end = entries[row + 1];
                sizes[row] += Integer.BYTES + 2 * Integer.BYTES * (end - first);
                if (end > first) {
                    sizes[row] += keys.start(end) - keys.start(first) + values.start(end) - values.start(first);
                }
            }
        }
    }

    @Override
    void encode(int from, int to, byte[] records, int[] at) {
        for (int row = from; row < to; row++) {
            if (presence.isPresent(row)) {
                at[row - from] = encode(entries[row], entries[row + 1], records, at[row - from]);
            }
        }
    }

    private int encode(int first, int end, byte[] records, int place) {
        Records.putInt(records, place, end - first);
        int at = place + Integer.BYTES;
        if (end == first) {
            return at;
        }
        for (int entry = first; entry < end; entry++) {
            Records.putInt(records, at, keys.end(entry) - keys.start(entry));
            Records.putInt(
                    records,
                    at + Integer.BYTES,
                    valuePresence.isPresent(entry) ? values.end(entry) - values.start(entry) : NULL);
            at += 2 * Integer.BYTES;
        }
        int keyBytes = keys.start(end) - keys.start(first);
        System.arraycopy(keys.bytes(), keys.start(first), records, at, keyBytes);
        at += keyBytes;
        int valueBytes = values.start(end) - values.start(first);
        System.arraycopy(values.bytes(), values.start(first), records, at, valueBytes);
        return at + valueBytes;
    }

    @Override
    void begin(int rows) {
        if (entries.length <= rows) {
            entries = new int[rows + 1 + (rows >> 1)];
        }
        entries[0] = 0;
        keys.clear();
        values.clear();
    }

    @Override
    int decodeValue(byte[] records, int record, int at, int row) {
        int count = Records.getInt(records, at);
        int lengths = at + Integer.BYTES;
        int bytes = lengths + 2 * Integer.BYTES * count;
        int first = entries[row];
        entries[row + 1] = first + count;
        ensurePresent(first + count);
        for (int i = 0; i < count; i++) {
            int length = Records.getInt(records, lengths + 2 * Integer.BYTES * i);
            keys.append(records, bytes, length);
            bytes += length;
        }
        for (int i = 0; i < count; i++) {
            int length = Records.getInt(records, lengths + 2 * Integer.BYTES * i + Integer.BYTES);
            present[first + i] = (byte) (length == NULL ? 0 : 1);
            int taken = Math.max(0, length);
            values.append(records, bytes, taken);
            bytes += taken;
        }
        return bytes;
    }

    private void ensurePresent(int count) {
        if (present.length < count) {
            present = Arrays.copyOf(present, count + (count >> 1));
        }
    }

    @Override
    void decodeNull(int row) {
        entries[row + 1] = entries[row];
    }

    @Override
    void store(FieldVector target, int rows) {
        MapVector maps = (MapVector) target;
        int count = entries[rows];
        if (maps.getValueCapacity() < rows) {
            maps.setInitialCapacity(rows);
            maps.allocateNew();
        }
        StructVector structs = (StructVector) maps.getDataVector();
        while (structs.getValueCapacity() < count) {
            structs.reAlloc();
        }
        VarCharVector keyVector = (VarCharVector) structs.getVectorById(0);
        VarCharVector valueVector = (VarCharVector) structs.getVectorById(1);
        keys.store(keyVector);
        values.store(valueVector);
        storeValidity(structs, keyVector, valueVector, count);
        keyVector.setValueCount(count);
        valueVector.setValueCount(count);
        Texts.storeOffsets(entries, maps.getOffsetBuffer(), rows);
        presence.store(maps.getValidityBuffer(), rows);
        maps.setLastSet(rows - 1);
        maps.setValueCount(rows);
    }

    private void storeValidity(StructVector structs, VarCharVector keyVector, VarCharVector valueVector, int count) {
        valuePresence.clear(count);
        for (int entry = 0; entry < count; entry++) {
            if (present[entry] != 0) {
                valuePresence.set(entry);
            }
        }
        valuePresence.store(valueVector.getValidityBuffer(), count);
        structs.getValidityBuffer().setOne(0, (count + 7) >> 3);
        keyVector.getValidityBuffer().setOne(0, (count + 7) >> 3);
    }
}
