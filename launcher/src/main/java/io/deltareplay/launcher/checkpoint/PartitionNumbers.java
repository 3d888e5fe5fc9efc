package io.deltareplay.launcher.checkpoint;

import io.deltareplay.launcher.parquet.EntryValues;
import io.deltareplay.launcher.parquet.MapValues;
import io.deltareplay.predicate.FileFilter;
import io.deltareplay.predicate.PartitionKey;
import org.jspecify.annotations.Nullable;

/// Partition values by their numbers in the pages' dictionaries. Files of one partition have the same numbers, so a
/// predicate of one partition column is decided once for each value, not for each file.
final class PartitionNumbers implements PartitionSource {
    private static final byte MATCHES = 1;
    private static final byte DIFFERS = 2;
    private static final int NO_SUCH = -1;

    private final FileFilter filter;
    private final MapValues maps;
    private final boolean isOneColumn;
    /// For each known key what it names; null while unknown.
    private @Nullable PartitionKey[] keys = new PartitionKey[0];
    private int keyGeneration;
    /// For each known value, what was decided; the first stands for null.
    private byte[] verdicts = new byte[0];
    private int valueGeneration;

    PartitionNumbers(FileFilter filter, MapValues maps) {
        this.filter = filter;
        this.maps = maps;
        isOneColumn = filter.partitionColumns() == 1;
    }

    /// Takes up the batch that was decoded.
    void load() {
        if (keyGeneration != maps.keys().generation()) {
            keyGeneration = maps.keys().generation();
            keys = new PartitionKey[maps.keys().knownValues()];
        }
        if (valueGeneration != maps.values().generation()) {
            valueGeneration = maps.values().generation();
            verdicts = new byte[maps.values().knownValues() + 1];
        }
    }

    /// Whether a row may match by its partition values alone.
    boolean mayMatch(int row) {
        int entry = isOneColumn ? onlyEntry(row) : NO_SUCH;
        int value = entry == NO_SUCH ? EntryValues.NULL : maps.values().number(entry);
        if (entry == NO_SUCH || value + 1 >= verdicts.length) {
            return decide(row);
        }
        byte verdict = verdicts[value + 1];
        if (verdict == 0) {
            verdict = decide(row) ? MATCHES : DIFFERS;
            verdicts[value + 1] = verdict;
        }
        return verdict == MATCHES;
    }

    /// Where the one entry of a row is that names the predicate's column; [#NO_SUCH] when there are several, or
    /// none.
    private int onlyEntry(int row) {
        int found = NO_SUCH;
        for (int entry = maps.firstEntry(row), end = maps.endOfEntries(row); entry < end; entry++) {
            if (key(maps.keys().number(entry)).isAsked()) {
                if (found != NO_SUCH) {
                    return NO_SUCH;
                }
                found = entry;
            }
        }
        return found;
    }

    private boolean decide(int row) {
        filter.forget();
        put(row);
        return filter.mayMatch();
    }

    @Override
    public void put(int row) {
        filter.beginPartitionValues();
        EntryValues values = maps.values();
        for (int entry = maps.firstEntry(row), end = maps.endOfEntries(row); entry < end; entry++) {
            PartitionKey key = key(maps.keys().number(entry));
            if (key.isAsked()) {
                int value = values.number(entry);
                if (value == EntryValues.NULL) {
                    filter.partitionValue(key, null, 0, 0);
                } else {
                    filter.partitionValue(key, values.bytes(value), values.start(value), values.end(value));
                }
            }
        }
    }

    /// What the key with a number names.
    private PartitionKey key(int number) {
        if (number < 0 || number >= keys.length) {
            return find(number);
        }
        PartitionKey known = keys[number];
        if (known == null) {
            known = find(number);
            keys[number] = known;
        }
        return known;
    }

    private PartitionKey find(int number) {
        EntryValues names = maps.keys();
        return number < 0
                ? PartitionKey.NONE
                : filter.partitionKeys().find(names.bytes(number), names.start(number), names.end(number));
    }
}
