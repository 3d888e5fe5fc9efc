package io.deltareplay.launcher.parquet;

import dev.hardwood.InputFile;
import dev.hardwood.metadata.ColumnMetaData;
import dev.hardwood.metadata.Encoding;
import dev.hardwood.metadata.RowGroup;
import dev.hardwood.schema.ColumnSchema;
import dev.hardwood.schema.FileSchema;
import dev.hardwood.schema.SchemaNode.GroupNode;
import dev.hardwood.schema.SchemaNode.PrimitiveNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.MapVector;

/// Reads chosen columns of a Parquet file, row group by row group and batch by batch, into Arrow vectors that are
/// given once and overwritten with each batch.
///
/// A cursor for one thread. What it holds at any time is the batch, a few pages and a small piece of the file per
/// column, whatever the sizes of row groups and file.
public final class ColumnChunks implements AutoCloseable {
    private static final Set<Encoding> ENCODINGS = EnumSet.of(
            Encoding.PLAIN,
            Encoding.PLAIN_DICTIONARY,
            Encoding.RLE_DICTIONARY,
            Encoding.RLE,
            // Listed for levels that are not there because their highest is 0.
            Encoding.BIT_PACKED);

    private final InputFile file;
    private final FileSchema schema;
    private final List<RowGroup> rowGroups;
    private final Executor executor;
    private final List<ColumnDecoder> decoders = new ArrayList<>();
    private int nextGroup;
    private long rowsLeftInGroup;

    /// @param file opened; stays the caller's
    /// @param executor makes pages ready ahead
    public ColumnChunks(InputFile file, FileSchema schema, List<RowGroup> rowGroups, Executor executor) {
        this.file = file;
        this.schema = schema;
        this.rowGroups = rowGroups;
        this.executor = executor;
    }

    /// Whether the leaf's chunks are stored in ways that this class decodes. Where they are not, use Hardwood's
    /// readers.
    public static boolean canDecode(PrimitiveNode leaf, List<RowGroup> rowGroups) {
        for (RowGroup group : rowGroups) {
            ColumnMetaData column = group.columns().get(leaf.columnIndex()).metaData();
            if (!Decompressor.supports(column.codec()) || !ENCODINGS.containsAll(column.encodings())) {
                return false;
            }
        }
        return true;
    }

    /// A column that was added.
    public interface Column {
        /// Whether the row of the current batch has a value.
        boolean isPresent(int row);

        /// How many rows of the current batch have none.
        int absentRows();

        /// How many of those have none although the outermost struct around it is there.
        int nullWithinStruct();

        /// Writes which rows have a value as an Arrow validity buffer, which has room for them.
        void writePresence(ArrowBuf target);
    }

    /// Decodes a leaf without repetition into a vector of its type.
    public Column add(PrimitiveNode leaf, FieldVector target) {
        ColumnPages pages = new ColumnPages(column(leaf));
        return add(
                switch (target) {
                    case VarCharVector text -> new TextDecoder(pages, text);
                    case BitVector bits -> new BooleanDecoder(pages, bits);
                    case BaseFixedWidthVector numbers -> new FixedWidthDecoder(pages, numbers);
                    default -> throw new IllegalArgumentException("no decoder into " + target.getField());
                });
    }

    /// Decodes a map of strings to strings.
    public Column addMap(GroupNode map, MapVector target) {
        ColumnSchema key = column((PrimitiveNode) map.getMapKey());
        ColumnSchema value = column((PrimitiveNode) map.getMapValue());
        int entryLevel = ((GroupNode) map.children().getFirst()).maxDefinitionLevel();
        return add(new MapDecoder(
                new ColumnPages(key), new ColumnPages(value), target, map.maxDefinitionLevel(), entryLevel));
    }

    private Column add(ColumnDecoder decoder) {
        decoders.add(decoder);
        return new Column() {
            @Override
            public boolean isPresent(int row) {
                return decoder.presence().isPresent(row);
            }

            @Override
            public int absentRows() {
                return decoder.presence().absentRows();
            }

            @Override
            public int nullWithinStruct() {
                return decoder.nullWithinStruct();
            }

            @Override
            public void writePresence(ArrowBuf target) {
                decoder.presence().write(target);
            }
        };
    }

    private ColumnSchema column(PrimitiveNode leaf) {
        return schema.getColumn(leaf.columnIndex());
    }

    /// Decodes the next rows of the file into the vectors.
    ///
    /// @param most the most rows to decode; fewer come at a row group's end
    /// @return how many there are now; 0 at the file's end
    public int next(int most) throws IOException {
        while (rowsLeftInGroup == 0) {
            if (nextGroup == rowGroups.size()) {
                return 0;
            }
            start(rowGroups.get(nextGroup++));
        }
        int rows = (int) Math.min(most, rowsLeftInGroup);
        try {
            for (ColumnDecoder decoder : decoders) {
                decoder.decode(rows);
            }
        } catch (IndexOutOfBoundsException e) {
            throw new IOException("a page is shorter than its levels and values: " + e.getMessage(), e);
        }
        rowsLeftInGroup -= rows;
        return rows;
    }

    private void start(RowGroup group) {
        for (ColumnDecoder decoder : decoders) {
            decoder.start();
            for (ColumnPages pages : decoder.pages()) {
                pages.close();
                pages.start(file, group.columns().get(pages.column().columnIndex()), executor);
            }
        }
        rowsLeftInGroup = group.numRows();
    }

    /// Waits for the threads that still read the file for it.
    @Override
    public void close() {
        decoders.forEach(decoder -> decoder.pages().forEach(ColumnPages::close));
    }
}
