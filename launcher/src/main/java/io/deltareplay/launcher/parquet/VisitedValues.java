package io.deltareplay.launcher.parquet;

import java.io.IOException;

/// Shows values to a visitor where they lie in their pages.
final class VisitedValues extends FlatDecoder {
    private final ValueVisitor visitor;
    /// Bytes of each value; 0 when each has its own length.
    private final int width;
    private int position;
    private int[] indices = new int[0];

    VisitedValues(ColumnPages pages, ValueVisitor visitor) {
        super(pages);
        this.visitor = visitor;
        this.width = Dictionary.width(pages.column());
    }

    @Override
    void begin(int rows) {
        // There is no place that the values go to.
    }

    @Override
    void pageOpened() {
        position = page().valuesStart();
    }

    @Override
    void values(int count) throws IOException {
        if (page().isIndexed()) {
            indexed(count);
        } else {
            plain(count);
        }
    }

    private void plain(int count) throws IOException {
        byte[] bytes = page().bytes();
        int end = page().valuesEnd();
        int at = position;
        if (width > 0) {
            if (count > (end - at) / width) {
                throw TextValues.cutShort(page());
            }
            visitor.values(bytes, at, count, width);
            position = at + count * width;
            return;
        }
        for (int i = 0; i < count; i++) {
            int size = at > end - Integer.BYTES ? -1 : Bytes.int32(bytes, at);
            at += Integer.BYTES;
            if (size < 0 || size > end - at) {
                throw TextValues.cutShort(page());
            }
            visitor.value(bytes, at, at + size);
            at += size;
        }
        position = at;
    }

    private void indexed(int count) throws IOException {
        if (indices.length < count) {
            indices = new int[count];
        }
        page().indices().read(indices, 0, count);
        Dictionary dictionary = page().dictionary();
        for (int i = 0; i < count; i++) {
            dictionary.checked(indices[i], page().column());
        }
        visitor.indexed(dictionary, indices, count);
    }

    @Override
    void skipValues(int count) throws IOException {
        if (page().isIndexed()) {
            page().indices().skip(count);
        } else if (width == 0) {
            position = TextValues.skipPlain(page(), position, count);
        } else {
            position += count * width;
        }
    }

    @Override
    void nulls(int count, int level) {
        visitor.absent(count, level);
    }

    @Override
    void finish(int rows) {
        // The visitor has seen everything.
    }
}
