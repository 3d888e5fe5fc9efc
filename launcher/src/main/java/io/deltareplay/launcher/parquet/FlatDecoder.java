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

    /// The next rows have no value.
    abstract void nulls(int count);

    /// All rows are there.
    abstract void finish(int rows);

    @Override
    public void decode(int rows) throws IOException {
        presence.clear();
        nullWithinStruct = 0;
        begin(rows);
        int done = 0;
        while (done < rows) {
            if (pages.valuesLeft() == 0) {
                if (!pages.nextPage()) {
                    throw new IOException("%s: the column ends %d rows early"
                            .formatted(pages.column().fieldPath(), rows - done));
                }
                pageOpened();
            }
            int count = Math.min(rows - done, pages.valuesLeft());
            decodeRows(count);
            pages.consume(count);
            done += count;
        }
        finish(rows);
    }

    private void decodeRows(int count) throws IOException {
        int max = pages.column().maxDefinitionLevel();
        if (max == 0 || pages.definition().takeIfAll(max, count)) {
            values(count);
            presence.addPresent(count);
            return;
        }
        if (levels.length < count) {
            levels = new int[count];
        }
        pages.definition().read(levels, 0, count);
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
