package io.deltareplay.launcher.parquet;

import dev.hardwood.schema.ColumnSchema;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;

/// A column chunk's dictionary, its values as bytes: value `i` is those from `offsets[i]` to before `offsets[i] +
/// lengths[i]`.
record Dictionary(byte[] bytes, int[] offsets, int[] lengths) implements DictionaryValues {
    @Override
    public int start(int index) {
        return offsets[index];
    }

    @Override
    public int length(int index) {
        return lengths[index];
    }

    @Override
    public int size() {
        return offsets.length;
    }

    /// An index that a page has, if there is such a value.
    int checked(int index, ColumnSchema column) throws IOException {
        if (index < 0 || index >= size()) {
            throw new IOException(
                    "%s: index %d into a dictionary of %d values".formatted(column.fieldPath(), index, size()));
        }
        return index;
    }

    static Dictionary of(Page page, ColumnSchema column) throws IOException {
        int count = page.header().values();
        int end = page.header().uncompressedSize();
        if (count > end + 1) {
            throw new IOException(
                    "%s: a dictionary of %d bytes cannot have %d values".formatted(column.fieldPath(), end, count));
        }
        byte[] bytes = Arrays.copyOf(page.bytes(), end);
        int[] offsets = new int[count];
        int[] lengths = new int[count];
        int at = 0;
        for (int i = 0; i < count; i++) {
            int length = width(column);
            if (length == 0) {
                length = at + Integer.BYTES <= end ? Bytes.int32(bytes, at) : -1;
                at += Integer.BYTES;
            }
            if (length < 0 || length > end - at) {
                throw new IOException(
                        "%s: value %d of a dictionary ends outside of it".formatted(column.fieldPath(), i));
            }
            offsets[i] = at;
            lengths[i] = length;
            at += length;
        }
        return new Dictionary(bytes, offsets, lengths);
    }

    /// Bytes of a value; 0 when each value has its own length.
    static int width(ColumnSchema column) {
        return switch (column.type()) {
            case INT32, FLOAT -> Integer.BYTES;
            case INT64, DOUBLE -> Long.BYTES;
            case INT96 -> 12;
            case BYTE_ARRAY -> 0;
            case FIXED_LEN_BYTE_ARRAY -> Objects.requireNonNull(column.typeLength(), "a fixed length");
            case BOOLEAN -> throw new IllegalArgumentException("booleans are bits");
        };
    }
}
