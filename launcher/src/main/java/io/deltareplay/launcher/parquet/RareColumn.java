package io.deltareplay.launcher.parquet;

import dev.hardwood.InputFile;
import dev.hardwood.metadata.ColumnChunk;
import dev.hardwood.metadata.PhysicalType;
import dev.hardwood.schema.ColumnSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a column chunk whose outermost struct is null in nearly every row: runs of such rows are stepped over,
/// what is left comes as objects.
public final class RareColumn {
    private final ColumnPages pages;
    private final ColumnSchema column;
    private final List<Entry> entries = new ArrayList<>();
    private int[] definitions = new int[0];
    private int[] repetitions = new int[0];
    private final int[] index = new int[1];
    private int position;
    private long row = -1;

    private RareColumn(ColumnSchema column) {
        this.column = column;
        this.pages = new ColumnPages(column);
    }

    /// A value, or the level at which there is none.
    ///
    /// @param row the row, counted from the row group's first
    /// @param level the definition level; 1 or more, since rows without the outermost struct are left out
    /// @param value a `String`, `Integer`, `Long` or `Boolean`; null below the highest level
    public record Entry(long row, int level, @Nullable Object value) {}

    /// The column must be one that [ColumnChunks#canDecode] decodes, of a type that has such values.
    ///
    /// @param file opened; stays the caller's
    public static List<Entry> read(InputFile file, ColumnChunk chunk, ColumnSchema column) throws IOException {
        RareColumn rare = new RareColumn(column);
        rare.pages.start(file, chunk, ReadAhead.of(1), Runnable::run);
        try {
            while (rare.pages.nextPage()) {
                rare.readPage(rare.pages.valuesLeft());
            }
        } catch (IndexOutOfBoundsException e) {
            throw new IOException("%s: a page is shorter than its levels and values".formatted(column.fieldPath()), e);
        } finally {
            rare.pages.close();
        }
        return rare.entries;
    }

    private void readPage(int count) throws IOException {
        position = pages.valuesStart();
        if (pages.definition().takeIfAll(0, count)) {
            row += count;
            return;
        }
        if (definitions.length < count) {
            definitions = new int[count];
            repetitions = new int[count];
        }
        pages.definition().read(definitions, 0, count);
        if (column.maxRepetitionLevel() > 0) {
            pages.repetition().read(repetitions, 0, count);
        }
        for (int i = 0; i < count; i++) {
            if (repetitions[i] == 0) {
                row++;
            }
            int level = definitions[i];
            Object value = level == column.maxDefinitionLevel() ? value() : null;
            if (level > 0) {
                entries.add(new Entry(row, level, value));
            }
        }
    }

    private Object value() throws IOException {
        if (!pages.isIndexed()) {
            int length = length(pages.bytes(), position, pages.valuesEnd());
            int start = column.type() == PhysicalType.BYTE_ARRAY ? position + Integer.BYTES : position;
            position = start + length;
            return object(pages.bytes(), start, length);
        }
        pages.indices().read(index, 0, 1);
        if (column.type() == PhysicalType.BOOLEAN) {
            return index[0] != 0;
        }
        Dictionary dictionary = pages.dictionary();
        if (index[0] >= dictionary.size()) {
            throw new IOException("%s: index %d into a dictionary of %d values"
                    .formatted(column.fieldPath(), index[0], dictionary.size()));
        }
        return object(
                dictionary.bytes(), dictionary.offsets()[index[0]], dictionary.lengths()[index[0]]);
    }

    private int length(byte[] bytes, int at, int end) throws IOException {
        int length = switch (column.type()) {
            case INT32 -> Integer.BYTES;
            case INT64 -> Long.BYTES;
            case BYTE_ARRAY -> Bytes.int32(bytes, at);
            case BOOLEAN, INT96, FLOAT, DOUBLE, FIXED_LEN_BYTE_ARRAY -> throw unsupported();
        };
        if (length < 0 || length > end - at) {
            throw new IOException("%s: a page ends before its values do".formatted(column.fieldPath()));
        }
        return length;
    }

    private Object object(byte[] bytes, int start, int length) {
        return switch (column.type()) {
            case INT32 -> Bytes.int32(bytes, start);
            case INT64 -> Bytes.int64(bytes, start);
            case BYTE_ARRAY -> new String(bytes, start, length, StandardCharsets.UTF_8);
            case BOOLEAN, INT96, FLOAT, DOUBLE, FIXED_LEN_BYTE_ARRAY -> throw unsupported();
        };
    }

    private UnsupportedOperationException unsupported() {
        return new UnsupportedOperationException("rare values of type " + column.type());
    }
}
