package io.deltareplay.launcher.parquet;

import java.io.IOException;
import org.apache.arrow.vector.BitVector;

/// Decodes booleans: a bit each, or runs of them.
final class BooleanDecoder extends FlatDecoder {
    private final BitVector target;
    private final Presence bits = new Presence();
    private long position;
    private int[] runs = new int[0];

    BooleanDecoder(ColumnPages pages, BitVector target) {
        super(pages);
        this.target = target;
    }

    @Override
    void begin(int rows) {
        bits.clear();
        if (target.getValueCapacity() < rows) {
            target.allocateNew(rows);
        }
    }

    @Override
    void pageOpened() {
        position = (long) page().valuesStart() * Byte.SIZE;
    }

    @Override
    void values(int count) throws IOException {
        if (page().isIndexed()) {
            if (runs.length < count) {
                runs = new int[count];
            }
            page().indices().read(runs, 0, count);
            for (int i = 0; i < count; i++) {
                bits.add(runs[i] != 0);
            }
            return;
        }
        if (position + count > (long) page().valuesEnd() * Byte.SIZE) {
            throw new IOException("%s: a page ends before its values do"
                    .formatted(page().column().fieldPath()));
        }
        byte[] bytes = page().bytes();
        for (int i = 0; i < count; i++, position++) {
            bits.add((bytes[(int) (position >>> 3)] >>> (position & 7) & 1) != 0);
        }
    }

    @Override
    void skipValues(int count) throws IOException {
        if (page().isIndexed()) {
            page().indices().skip(count);
        } else {
            position += count;
        }
    }

    @Override
    void nulls(int count, int level) {
        bits.addAbsent(count);
    }

    @Override
    void finish(int rows) {
        bits.write(target.getDataBuffer());
        presence().write(target.getValidityBuffer());
        target.setValueCount(rows);
    }
}
