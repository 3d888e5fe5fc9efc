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
    abstract void nulls(int count);

    /// All rows are there.
    abstract void finish(int rows);

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
        int at = 0;
        for (int run = 0; run < chosen.count(); run++) {
            behind += chosen.start(run) - at;
            skipRows();
            takeRows(chosen.length(run));
            at = chosen.start(run) + chosen.length(run);
        }
        behind += rows - at;
        finish(chosen.rows());
    }

    private void takeRows(int rows) throws IOException {
        int done = 0;
        while (done < rows) {
            int count = Math.min(rows - done, valuesOfPage(rows - done));
            decodeRows(count);
            pages.consume(count);
            done += count;
        }
    }

    private void skipRows() throws IOException {
        while (behind > 0) {
            int count = (int) Math.min(behind, valuesOfPage(behind));
            skipRows(count);
            pages.consume(count);
            behind -= count;
        }
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

    private void skipRows(int count) throws IOException {
        int max = pages.column().maxDefinitionLevel();
        if (max == 0 || pages.definition().takeIfAll(max, count)) {
            skipValues(count);
            return;
        }
        readLevels(count);
        int present = 0;
        for (int row = 0; row < count; row++) {
            present += levels[row] == max ? 1 : 0;
        }
        skipValues(present);
    }

    private void readLevels(int count) throws IOException {
        if (levels.length < count) {
            levels = new int[count];
        }
        pages.definition().read(levels, 0, count);
    }

    private void decodeRows(int count) throws IOException {
        int max = pages.column().maxDefinitionLevel();
        if (max == 0 || pages.definition().takeIfAll(max, count)) {
            values(count);
            presence.addPresent(count);
            return;
        }
        readLevels(count);
        int row = 0;
        while (row < count) {
            int start = row;
            boolean present = levels[row] == max;
            while (row < count && (levels[row] == max) == present) {
                nullWithinStruct += !present && levels[row] > 0 ? 1 : 0;
                row++;
            }
            if (present) {
                values(row - start);
                presence.addPresent(row - start);
            } else {
                nulls(row - start);
                presence.addAbsent(row - start);
            }
        }
    }
}
