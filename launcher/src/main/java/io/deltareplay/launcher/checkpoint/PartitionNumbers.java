package io.deltareplay.launcher.checkpoint;

import io.deltareplay.launcher.parquet.EntryValues;
import io.deltareplay.launcher.parquet.MapValues;
import io.deltareplay.predicate.FileFilter;
import java.util.Arrays;

/// Partition values by their numbers in the pages' dictionaries. Files of one partition have the same numbers, so a
/// predicate of one partition column is decided once for each value, not for each file.
final class PartitionNumbers implements PartitionSource {
    private static final byte MATCHES = 1;
    private static final byte DIFFERS = 2;

    private final FileFilter filter;
    private final MapValues maps;
    private final int[] columns;
    private final byte[][] names;
    /// For each known key, which of the predicate's columns it is, counted from 1; 0 while unknown, negative for
    /// none.
    private int[] columnOfKey = new int[0];
    private int keyGeneration;
    /// For each known value, what was decided; the first stands for null.
    private byte[] verdicts = new byte[0];
    private int valueGeneration;

    PartitionNumbers(FileFilter filter, MapValues maps) {
        this.filter = filter;
        this.maps = maps;
        this.columns = filter.partitionColumns();
        this.names = PartitionMaps.names(filter);
    }

    /// Takes up the batch that was decoded.
    void load() {
        if (keyGeneration != maps.keys().generation()) {
            keyGeneration = maps.keys().generation();
            columnOfKey = new int[maps.keys().knownValues()];
        }
        if (valueGeneration != maps.values().generation()) {
            valueGeneration = maps.values().generation();
            verdicts = new byte[maps.values().knownValues() + 1];
        }
    }

    /// Whether a row may match by its partition values alone.
    boolean mayMatch(int row) {
        if (columns.length > 1) {
            return decide(row);
        }
        int value = EntryValues.NULL;
        for (int entry = maps.firstEntry(row), end = maps.endOfEntries(row); entry < end; entry++) {
            if (column(maps.keys().number(entry)) == 0) {
                value = maps.values().number(entry);
            }
        }
        if (value + 1 >= verdicts.length) {
            return decide(row);
        }
        byte verdict = verdicts[value + 1];
        if (verdict == 0) {
            verdict = decide(row) ? MATCHES : DIFFERS;
            verdicts[value + 1] = verdict;
        }
        return verdict == MATCHES;
    }

    private boolean decide(int row) {
        filter.forget();
        put(row);
        return filter.mayMatch();
    }

    @Override
    public void put(int row) {
        for (int column : columns) {
            filter.partitionValue(column, null, 0, 0);
        }
        EntryValues values = maps.values();
        for (int entry = maps.firstEntry(row), end = maps.endOfEntries(row); entry < end; entry++) {
            int place = column(maps.keys().number(entry));
            int value = values.number(entry);
            if (place >= 0 && value != EntryValues.NULL) {
                filter.partitionValue(columns[place], values.bytes(value), values.start(value), values.end(value));
            }
        }
    }

    /// Which of the predicate's columns a key names; negative for none.
    private int column(int key) {
        if (key < 0 || key >= columnOfKey.length) {
            return find(key);
        }
        if (columnOfKey[key] == 0) {
            int found = find(key);
            columnOfKey[key] = found < 0 ? -1 : found + 1;
        }
        return columnOfKey[key] < 0 ? -1 : columnOfKey[key] - 1;
    }

    private int find(int key) {
        if (key < 0) {
            return -1;
        }
        EntryValues keys = maps.keys();
        for (int i = 0; i < names.length; i++) {
            if (Arrays.equals(keys.bytes(key), keys.start(key), keys.end(key), names[i], 0, names[i].length)) {
                return i;
            }
        }
        return -1;
    }
}
