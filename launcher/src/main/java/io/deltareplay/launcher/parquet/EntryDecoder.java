package io.deltareplay.launcher.parquet;

import java.io.IOException;
import java.util.Arrays;

/// Decodes one side of a map's entries, its keys or its values, and where each row's entries start.
final class EntryDecoder {
    private static final int BLOCK = 1024;

    private final ColumnPages pages;
    private final EntrySink values;
    private final Presence presence = new Presence();
    private final Presence rowPresence = new Presence();
    private final int mapLevel;
    private final int entryLevel;
    private int[] rowStarts = new int[BLOCK + 1];
    private int rows;
    private int nullWithinStruct;
    /// Rows before the next batch that nobody wants.
    private long behind;
    /// Levels of the current page, decoded a block ahead.
    private final int[] repetition = new int[BLOCK];
    private final int[] definition = new int[BLOCK];
    private int block;
    private int blockEnd;
    /// Whether each level of the block is a row of its own, with an entry that has a value.
    private boolean oneEach;

    /// @param mapLevel the definition level from which on the map itself is there
    /// @param entryLevel the one from which on it has an entry
    EntryDecoder(ColumnPages pages, EntrySink values, int mapLevel, int entryLevel) {
        this.pages = pages;
        this.values = values;
        this.mapLevel = mapLevel;
        this.entryLevel = entryLevel;
    }

    ColumnPages pages() {
        return pages;
    }

    /// Whether each row just decoded has a map.
    Presence rowPresence() {
        return rowPresence;
    }

    /// Where each row's entries start, and after the last one where they end.
    int[] rowStarts() {
        return rowStarts;
    }

    /// How many rows have no map although the outermost struct around it is there.
    int nullWithinStruct() {
        return nullWithinStruct;
    }

    int entries() {
        return values.count();
    }

    /// A new row group begins: nothing of the last one is left.
    void start() {
        behind = 0;
        block = 0;
        blockEnd = 0;
    }

    void skip(int more) {
        behind += more;
    }

    /// Decodes the chosen ones of the next rows.
    void decode(RowRuns chosen, int next) throws IOException {
        rows = 0;
        nullWithinStruct = 0;
        presence.clear();
        rowPresence.clear();
        values.begin(chosen.rows());
        if (rowStarts.length < chosen.rows() + 1) {
            rowStarts = new int[chosen.rows() + 1];
        }
        int at = 0;
        for (int run = 0; run < chosen.count(); run++) {
            behind += chosen.start(run) - at;
            walk(behind, false);
            behind = 0;
            walk(chosen.length(run), true);
            at = chosen.start(run) + chosen.length(run);
        }
        behind += next - at;
        rowStarts[rows] = values.count();
        values.finish(presence);
    }

    /// Takes the next rows, or passes over them.
    private void walk(long count, boolean taken) throws IOException {
        long seen = 0;
        // A row ends where the next one begins, which may be on the next page.
        while (fill() && (seen < count || repetition[block] > 0)) {
            if (oneEach) {
                int rowsOfBlock = (int) Math.min(count - seen, blockEnd - block);
                walkOneEach(rowsOfBlock, taken);
                seen += rowsOfBlock;
                continue;
            }
            int level = definition[block];
            if (repetition[block] == 0) {
                seen++;
                if (taken) {
                    rowStarts[rows++] = values.count();
                    rowPresence.add(level >= mapLevel);
                    nullWithinStruct += level > 0 && level < mapLevel ? 1 : 0;
                }
            } else if (seen == 0) {
                throw new IOException("%s: the first entry belongs to no row"
                        .formatted(pages.column().fieldPath()));
            }
            if (level >= entryLevel) {
                boolean present = level == pages.column().maxDefinitionLevel();
                if (taken) {
                    append(present);
                } else if (present) {
                    values.skip(pages, 1);
                }
            }
            block++;
        }
        if (seen < count) {
            throw new IOException(
                    "%s: the column ends %d rows early".formatted(pages.column().fieldPath(), count - seen));
        }
    }

    /// Rows with one entry that has a value each: nearly all maps of partition values.
    private void walkOneEach(int count, boolean taken) throws IOException {
        if (taken) {
            int entry = values.count();
            for (int i = 0; i < count; i++) {
                rowStarts[rows + i] = entry + i;
            }
            rows += count;
            rowPresence.addPresent(count);
            presence.addPresent(count);
            values.values(pages, count);
        } else {
            values.skip(pages, count);
        }
        block += count;
    }

    private void append(boolean present) throws IOException {
        presence.add(present);
        if (present) {
            values.values(pages, 1);
        } else {
            values.nulls(1);
        }
    }

    /// Makes sure that the level at `block` is there.
    ///
    /// @return false at the column chunk's end
    private boolean fill() throws IOException {
        if (block < blockEnd) {
            return true;
        }
        if (pages.valuesLeft() == 0) {
            if (!pages.nextPage()) {
                return false;
            }
            values.pageOpened(pages);
        }
        int count = Math.min(BLOCK, pages.valuesLeft());
        int max = pages.column().maxDefinitionLevel();
        boolean noneContinues = pages.repetition().takeIfAll(0, count);
        boolean allPresent = max > 0 && pages.definition().takeIfAll(max, count);
        if (noneContinues) {
            Arrays.fill(repetition, 0, count, 0);
        } else {
            pages.repetition().read(repetition, 0, count);
        }
        if (allPresent || max == 0) {
            Arrays.fill(definition, 0, count, max);
        } else {
            pages.definition().read(definition, 0, count);
        }
        oneEach = noneContinues && allPresent;
        pages.consume(count);
        block = 0;
        blockEnd = count;
        return true;
    }
}
