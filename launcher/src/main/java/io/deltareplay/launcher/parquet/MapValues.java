package io.deltareplay.launcher.parquet;

import java.io.IOException;
import java.util.List;

/// The entries of a batch's maps of strings by number, not by value.
public final class MapValues implements ColumnDecoder {
    private final EntryValues keyValues = new EntryValues();
    private final EntryValues valueValues = new EntryValues();
    private final EntryDecoder keys;
    private final EntryDecoder values;

    MapValues(ColumnPages keyPages, ColumnPages valuePages, int mapLevel, int entryLevel) {
        this.keys = new EntryDecoder(keyPages, keyValues, mapLevel, entryLevel);
        this.values = new EntryDecoder(valuePages, valueValues, mapLevel, entryLevel);
    }

    /// The keys of the entries.
    public EntryValues keys() {
        return keyValues;
    }

    /// The values of the entries.
    public EntryValues values() {
        return valueValues;
    }

    /// The first entry of a row of the batch.
    public int firstEntry(int row) {
        return keys.rowStarts()[row];
    }

    /// The entry after the last one of a row of the batch.
    public int endOfEntries(int row) {
        return keys.rowStarts()[row + 1];
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
    public void decode(RowRuns chosen, int rows) throws IOException {
        keys.decode(chosen, rows);
        values.decode(chosen, rows);
        if (keys.entries() != values.entries()) {
            throw new IOException("%s: %d keys but %d values"
                    .formatted(keys.pages().column().fieldPath(), keys.entries(), values.entries()));
        }
    }
}
