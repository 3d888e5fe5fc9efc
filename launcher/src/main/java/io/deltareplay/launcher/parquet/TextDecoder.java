package io.deltareplay.launcher.parquet;

import java.io.IOException;
import org.apache.arrow.vector.VarCharVector;

/// Decodes byte strings.
final class TextDecoder extends FlatDecoder {
    private final TextValues values;

    TextDecoder(ColumnPages pages, VarCharVector target) {
        super(pages);
        this.values = new TextValues(target);
    }

    @Override
    void begin(int rows) {
        values.begin(rows);
    }

    @Override
    void pageOpened() {
        values.pageOpened(page());
    }

    @Override
    void values(int count) throws IOException {
        values.values(page(), count);
    }

    @Override
    void skipValues(int count) throws IOException {
        values.skip(page(), count);
    }

    @Override
    void nulls(int count, int level) {
        values.nulls(count);
    }

    @Override
    void finish(int rows) throws IOException {
        values.finish(presence());
    }
}
