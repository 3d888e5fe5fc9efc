package io.deltareplay.launcher.parquet;

import java.io.IOException;
import java.util.List;

/// What the decoders of columns without repetition share: walking pages and definition levels. A row has a value
/// when its level is the highest; a lower one means that it, or a struct around it, is null.
abstract class FlatDecoder implements ColumnDecoder {
    private final ColumnPages pages;
    private final Presence presence = new Presence();
    private int[] levels = new int[0];
    private int nullWithinStruct;
    /// Rows before the next batch that nobody wants.
    private long behind;

    FlatDecoder(ColumnPages pages) {
        this.pages = pages;
    }

    @Override
    public List<ColumnPages> pages() {
        return List.of(pages);
    }

    ColumnPages page() {
        return pages;
    }

    @Override
    public Presence presence() {
        return presence;
    }

    @Override
    public int nullWithinStruct() {
        return nullWithinStruct;
    }

    /// Makes room for that many rows.
    abstract void begin(int rows) throws IOException;

    /// A new page is current.
    abstract void pageOpened() throws IOException;

    /// Takes the next values of the page for the next rows.
    abstract void values(int count) throws IOException;

    /// Passes over the next values of the page.
    abstract void skipValues(int count) throws IOException;

    /// The next rows have no value.
    ///
    /// @param level their definition level: how many of the optional structs around the leaf are there
    abstract void nulls(int count, int level);

    /// All rows are there.
    abstract void finish(int rows) throws IOException;

    @Override
    public void start() {
        behind = 0;
    }

    @Override
    public void skip(int rows) {
        behind += rows;
    }

    @Override
    public void decode(RowRuns chosen, int rows) throws IOException {
        presence.clear();
        nullWithinStruct = 0;
        begin(chosen.rows());
        int end = chosen.end();
        RowRuns.Cursor cursor = chosen.cursor();
        // Without rows to take nothing is passed over yet.
        long at = end == 0 ? 0 : -behind;
        while (at < end) {
            int count = (int) Math.min(end - at, valuesOfPage(end - at));
            decodePart(count, at, cursor);
            pages.consume(count);
            at += count;
        }
        behind = end == 0 ? behind + rows : rows - end;
        finish(chosen.rows());
    }

    /// How many values the current page has left, or the next one when it has none.
    private int valuesOfPage(long wanted) throws IOException {
        if (pages.valuesLeft() == 0) {
            if (!pages.nextPage()) {
                throw new IOException("%s: the column ends %d rows early"
                        .formatted(pages.column().fieldPath(), wanted));
            }
            pageOpened();
        }
        return pages.valuesLeft();
    }

    /// Takes or passes over a page's next rows, the first of which is row `first` of the batch, or comes before it.
    private void decodePart(int count, long first, RowRuns.Cursor cursor) throws IOException {
        int max = pages.column().maxDefinitionLevel();
        boolean allPresent = max == 0 || pages.definition().takeIfAll(max, count);
        if (!allPresent) {
            readLevels(count);
        }
        int done = 0;
        while (done < count) {
            long row = first + done;
            int length = (int) Math.min(count - done, cursor.until(row));
            boolean taken = cursor.isChosen(row);
            if (allPresent) {
                presentRows(length, taken);
            } else {
                mixedRows(done, length, max, taken);
            }
            done += length;
        }
    }

    private void presentRows(int count, boolean taken) throws IOException {
        if (taken) {
            values(count);
            presence.addPresent(count);
        } else {
            skipValues(count);
        }
    }

    private void mixedRows(int start, int count, int max, boolean taken) throws IOException {
        int end = start + count;
        int row = start;
        while (row < end) {
            int first = row;
            int level = levels[row];
            while (row < end && levels[row] == level) {
                row++;
            }
            if (level == max) {
                presentRows(row - first, taken);
            } else if (taken) {
                nulls(row - first, level);
                presence.addAbsent(row - first);
                nullWithinStruct += level > 0 ? row - first : 0;
            }
        }
    }

    private void readLevels(int count) throws IOException {
        if (levels.length < count) {
            levels = new int[count];
        }
        pages.definition().read(levels, 0, count);
    }
}
