package io.deltareplay.launcher.parquet;

/// The entries of a batch's maps of strings by number, not by value.
public final class MapValues extends MapColumns {
    private final EntryValues keys;
    private final EntryValues values;

    MapValues(ColumnPages keyPages, ColumnPages valuePages, int mapLevel, int entryLevel) {
        this(keyPages, new EntryValues(), valuePages, new EntryValues(), mapLevel, entryLevel);
    }

    private MapValues(
            ColumnPages keyPages,
            EntryValues keys,
            ColumnPages valuePages,
            EntryValues values,
            int mapLevel,
            int entryLevel) {
        super(keyPages, keys, valuePages, values, mapLevel, entryLevel);
        this.keys = keys;
        this.values = values;
    }

    /// The keys of the entries.
    public EntryValues keys() {
        return keys;
    }

    /// The values of the entries.
    public EntryValues values() {
        return values;
    }

    /// The first entry of a row of the batch.
    public int firstEntry(int row) {
        return rowStarts()[row];
    }

    /// The entry after the last one of a row of the batch.
    public int endOfEntries(int row) {
        return rowStarts()[row + 1];
    }
}
