package io.deltareplay.launcher.parquet;

import java.io.IOException;
import java.util.Arrays;
import org.apache.arrow.vector.BaseFixedWidthVector;

/// Decodes 32-bit and 64-bit numbers, which Parquet and Arrow lay out alike.
final class FixedWidthDecoder extends FlatDecoder {
    private final BaseFixedWidthVector target;
    private final int width;
    private int row;
    private int position;
    private int[] indices = new int[0];
    /// A batch's values. They go to the vector at once: many small copies into it would cost more.
    private byte[] gathered = new byte[0];

    FixedWidthDecoder(ColumnPages pages, BaseFixedWidthVector target) {
        super(pages);
        this.target = target;
        this.width = target.getTypeWidth();
    }

    @Override
    void begin(int rows) {
        row = 0;
        if (gathered.length < rows * width) {
            gathered = new byte[rows * width];
        }
        if (target.getValueCapacity() < rows) {
            target.allocateNew(rows);
        }
    }

    @Override
    void pageOpened() {
        position = page().valuesStart();
    }

    @Override
    void values(int count) throws IOException {
        if (!page().isIndexed()) {
            int size = count * width;
            if (size > page().valuesEnd() - position) {
                throw new IOException("%s: a page ends before its values do"
                        .formatted(page().column().fieldPath()));
            }
            System.arraycopy(page().bytes(), position, gathered, row * width, size);
            position += size;
            row += count;
            return;
        }
        Dictionary dictionary = page().dictionary();
        if (indices.length < count) {
            indices = new int[count];
        }
        page().indices().read(indices, 0, count);
        for (int i = 0; i < count; i++) {
            int index = dictionary.checked(indices[i], page().column());
            System.arraycopy(dictionary.bytes(), dictionary.offsets()[index], gathered, row++ * width, width);
        }
    }

    @Override
    void skipValues(int count) throws IOException {
        if (page().isIndexed()) {
            page().indices().skip(count);
        } else {
            position += count * width;
        }
    }

    @Override
    void nulls(int count, int level) {
        Arrays.fill(gathered, row * width, (row + count) * width, (byte) 0);
        row += count;
    }

    @Override
    void finish(int rows) {
        target.getDataBuffer().setBytes(0, gathered, 0, (long) rows * width);
        presence().write(target.getValidityBuffer());
        target.setValueCount(rows);
    }
}
