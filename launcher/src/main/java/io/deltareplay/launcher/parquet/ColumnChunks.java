package io.deltareplay.launcher.parquet;

import dev.hardwood.InputFile;
import dev.hardwood.metadata.ColumnMetaData;
import dev.hardwood.metadata.Encoding;
import dev.hardwood.metadata.PhysicalType;
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
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.MapVector;

/// Reads chosen columns of a Parquet file, row group by row group and batch by batch, into Arrow vectors that are
/// given once and overwritten with each batch. Which rows of a batch a column is decoded for may depend on what
/// columns before it had.
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

    private static final long SMALL_GROUP = 65_536;

    private final InputFile file;
    private final FileSchema schema;
    private final List<RowGroup> rowGroups;
    private final Executor executor;
    private final List<Column> columns = new ArrayList<>();
    private int rows;
    private int nextGroup;
    private long rowsLeftInGroup;

    /// @param file opened; stays the caller's
    /// @param rowGroups those to read
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

    /// Whether the leaf's values can be shown to a visitor. Booleans cannot: they are bits. Nor can what is in
    /// lists.
    public static boolean canVisit(PrimitiveNode leaf, List<RowGroup> rowGroups) {
        return leaf.type() != PhysicalType.BOOLEAN && leaf.maxRepetitionLevel() == 0 && canDecode(leaf, rowGroups);
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

    /// Numbers the entries of a map of strings to strings.
    public NumberedMap addNumbered(GroupNode map) {
        int entryLevel = ((GroupNode) map.children().getFirst()).maxDefinitionLevel();
        MapValues values = new MapValues(
                new ColumnPages(column((PrimitiveNode) map.getMapKey())),
                new ColumnPages(column((PrimitiveNode) map.getMapValue())),
                map.maxDefinitionLevel(),
                entryLevel);
        return new NumberedMap(add(values), values);
    }

    /// A map's column, and its entries.
    public record NumberedMap(Column column, MapValues values) {}

    /// Shows the values of a leaf without repetition to a visitor, where they lie in their pages.
    public Column visit(PrimitiveNode leaf, ValueVisitor visitor) {
        return add(new VisitedValues(new ColumnPages(column(leaf)), visitor));
    }

    private Column add(ColumnDecoder decoder) {
        Column column = new Column(decoder);
        columns.add(column);
        return column;
    }

    private ColumnSchema column(PrimitiveNode leaf) {
        return schema.getColumn(leaf.columnIndex());
    }

    /// Goes on to the next rows of the file, a batch. Nothing is decoded yet.
    ///
    /// @param most the most rows of a batch; fewer come at a row group's end
    /// @return how many there are; 0 at the file's end
    public int next(int most) {
        for (Column column : columns) {
            column.endBatch(rows);
        }
        rows = 0;
        while (rowsLeftInGroup == 0) {
            if (nextGroup == rowGroups.size()) {
                return 0;
            }
            start(rowGroups.get(nextGroup++));
        }
        rows = (int) Math.min(most, rowsLeftInGroup);
        rowsLeftInGroup -= rows;
        return rows;
    }

    /// Decodes a column's values of chosen rows of the batch, once per batch at most. What the column has for the
    /// others, or for whole batches that it was not asked for, is passed over.
    public void decode(Column column, RowRuns chosen) throws IOException {
        try {
            column.decode(chosen, rows);
        } catch (IndexOutOfBoundsException e) {
            throw new IOException("a page is shorter than its levels and values: " + e.getMessage(), e);
        }
    }

    private void start(RowGroup group) {
        ReadAhead ahead = ReadAhead.of(columns.stream()
                .mapToInt(column -> column.decoder().pages().size())
                .sum());
        for (Column column : columns) {
            column.decoder().start();
            for (ColumnPages pages : column.decoder().pages()) {
                pages.end();
                pages.start(file, group.columns().get(pages.column().columnIndex()), ahead, executor);
            }
        }
        rowsLeftInGroup = group.numRows();
        prepareNext(group, ahead);
    }

    /// Of small row groups the next one's first pages are made ready while this one is decoded; in a large one
    /// there
    /// is enough to do ahead.
    private void prepareNext(RowGroup current, ReadAhead ahead) {
        if (nextGroup == rowGroups.size() || current.numRows() > SMALL_GROUP || ahead.pages() == 0) {
            return;
        }
        RowGroup next = rowGroups.get(nextGroup);
        for (Column column : columns) {
            for (ColumnPages pages : column.decoder().pages()) {
                pages.prepare(file, next.columns().get(pages.column().columnIndex()), ahead, executor);
            }
        }
    }

    /// Waits for the threads that still read the file for it.
    @Override
    public void close() {
        columns.forEach(column -> column.decoder().pages().forEach(ColumnPages::close));
    }
}
