package io.deltareplay.launcher.parquet;

import java.io.IOException;
import java.util.List;

/// The two columns of a map of strings, its keys and its values, row by row.
abstract class MapColumns implements ColumnDecoder {
    private final EntryDecoder keys;
    private final EntryDecoder values;

    /// @param mapLevel the definition level from which on the map itself is there
    /// @param entryLevel the one from which on it has an entry
    MapColumns(
            ColumnPages keyPages,
            EntrySink keySink,
            ColumnPages valuePages,
            EntrySink valueSink,
            int mapLevel,
            int entryLevel) {
        this.keys = new EntryDecoder(keyPages, keySink, mapLevel, entryLevel);
        this.values = new EntryDecoder(valuePages, valueSink, mapLevel, entryLevel);
    }

    @Override
    public final List<ColumnPages> pages() {
        return List.of(keys.pages(), values.pages());
    }

    @Override
    public final Presence presence() {
        return keys.rowPresence();
    }

    @Override
    public final int nullWithinStruct() {
        return keys.nullWithinStruct();
    }

    @Override
    public final void start() {
        keys.start();
        values.start();
    }

    @Override
    public final void skip(int rows) {
        keys.skip(rows);
        values.skip(rows);
    }

    @Override
    public final void decode(RowRuns chosen, int rows) throws IOException {
        keys.decode(chosen, rows);
        values.decode(chosen, rows);
        if (keys.entries() != values.entries()) {
            throw new IOException("%s: %d keys but %d values"
                    .formatted(keys.pages().column().fieldPath(), keys.entries(), values.entries()));
        }
        finish(chosen.rows());
    }

    /// All rows are there.
    void finish(int rows) {}

    /// Where each row's entries start, and after the last one where they end.
    final int[] rowStarts() {
        return keys.rowStarts();
    }

    /// How many entries the rows have.
    final int entries() {
        return keys.entries();
    }
}
