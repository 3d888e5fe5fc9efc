package io.deltareplay.job.checkpoint;

import io.deltareplay.predicate.ColumnBounds;
import io.deltareplay.predicate.FileFilter;
import io.deltareplay.predicate.FilterColumn;
import io.deltareplay.predicate.ValueType;
import java.nio.BufferUnderflowException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/**
 * Tells by a checkpoint file's footer which row groups hold no file that a predicate wants: the footer's statistics of the struct
 * columns {@code partitionValues_parsed} and {@code stats_parsed} bound the values of all files together.
 */
final class RowGroupPruner {
    /** What {@link #unmatched} says of a row group that may hold files that are wanted. */
    static final long MAY_MATCH = -1;

    private final FileFilter filter;
    private final GroupType add;
    private final boolean trustsStruct;

    /** @param add the {@code add} column as the file has it */
    RowGroupPruner(GroupType add, FileFilter filter) {
        this.add = add;
        this.filter = filter;
        // Where a file's statistics are there as JSON, too, those decide of its rows: they say more than an incomplete
        // struct.
        this.trustsStruct = !add.containsField("stats") || isComplete();
    }

    private boolean isComplete() {
        if (leaf(List.of("stats_parsed", "numRecords")) == null) {
            return false;
        }
        for (FilterColumn column : filter.columns()) {
            if (!column.isPartition()
                    && (leaf(path("stats_parsed", "nullCount", column)) == null
                            || (column.type() != ValueType.OPAQUE
                                    && (bound("minValues", column) == null || bound("maxValues", column) == null)))) {
                return false;
            }
        }
        return true;
    }

    private @Nullable ParquetBound bound(String struct, FilterColumn column) {
        PrimitiveType leaf = leaf(path("stats_parsed", struct, column));
        return leaf == null ? null : ParquetBound.of(leaf, column.type());
    }

    /** How many files a row group holds, if none of them can match; else {@link #MAY_MATCH}. */
    long unmatched(BlockMetaData group) {
        Statistics<?> paths = statistics(group, List.of("path"));
        if (paths == null || !paths.isNumNullsSet()) {
            return MAY_MATCH;
        }
        long otherRows = paths.getNumNulls();
        filter.forget();
        try {
            List<FilterColumn> columns = filter.columns();
            for (int i = 0; i < columns.size(); i++) {
                if (columns.get(i).isPartition()) {
                    boundPartition(group, columns.get(i), filter.bounds(i), otherRows);
                } else if (trustsStruct) {
                    boundStats(group, columns.get(i), filter.bounds(i), otherRows);
                }
            }
        } catch (BufferUnderflowException | IndexOutOfBoundsException | ArithmeticException e) {
            // A footer's value that is no value of its type says nothing.
            return MAY_MATCH;
        }
        return filter.mayMatch() ? MAY_MATCH : group.getRowCount() - otherRows;
    }

    private void boundPartition(BlockMetaData group, FilterColumn column, ColumnBounds bounds, long otherRows) {
        List<String> path = List.of("partitionValues_parsed", column.path().get(0));
        PrimitiveType leaf = leaf(path);
        Statistics<?> statistics = statistics(group, path);
        // The parsed value of a time without a zone was in the zone of its writer.
        if (leaf == null || column.type() == ValueType.TIMESTAMP || statistics == null || !statistics.isNumNullsSet()) {
            return;
        }
        ParquetBound bound = ParquetBound.of(leaf, column.type());
        if (bound == null) {
            return;
        }
        boolean hasNulls = statistics.getNumNulls() > otherRows;
        if (statistics.getNumNulls() == group.getRowCount()) {
            bounds.onlyNulls();
            allowEmpty(bounds);
            return;
        }
        if (!statistics.hasNonNullValue()) {
            return;
        }
        byte[] least = statistics.getMinBytes();
        bounds.contents(hasNulls, true);
        set(bound, leaf, least, bounds, true);
        set(bound, leaf, statistics.getMaxBytes(), bounds, false);
        if (hasNulls || least.length == 0) {
            allowEmpty(bounds);
        }
    }

    /** Only where every file has the statistic do the column's own statistics say something of every file. */
    private void boundStats(BlockMetaData group, FilterColumn column, ColumnBounds bounds, long otherRows) {
        boundValues(group, column, "minValues", bounds, otherRows, true);
        boundValues(group, column, "maxValues", bounds, otherRows, false);
        List<String> counts = path("stats_parsed", "nullCount", column);
        PrimitiveType leaf = leaf(counts);
        Statistics<?> statistics = statistics(group, counts);
        if (leaf != null
                && leaf.getPrimitiveTypeName() == PrimitiveType.PrimitiveTypeName.INT64
                && statistics != null
                && coversAll(statistics, otherRows)) {
            bounds.contents(ParquetBound.plain(statistics.getMaxBytes()).getLong(0) > 0, true);
        }
    }

    private void boundValues(
            BlockMetaData group,
            FilterColumn column,
            String struct,
            ColumnBounds bounds,
            long otherRows,
            boolean isLower) {
        List<String> path = path("stats_parsed", struct, column);
        PrimitiveType leaf = leaf(path);
        Statistics<?> statistics = statistics(group, path);
        ParquetBound bound = leaf == null ? null : ParquetBound.of(leaf, column.type());
        if (leaf != null && bound != null && statistics != null && coversAll(statistics, otherRows)) {
            set(bound, leaf, isLower ? statistics.getMinBytes() : statistics.getMaxBytes(), bounds, isLower);
        }
    }

    private static boolean coversAll(Statistics<?> statistics, long otherRows) {
        return statistics.isNumNullsSet() && statistics.getNumNulls() == otherRows && statistics.hasNonNullValue();
    }

    /** NaN is greater than every value, but in no statistics of some writers. */
    private static void set(
            ParquetBound bound, PrimitiveType leaf, byte[] value, ColumnBounds bounds, boolean isLower) {
        boolean says = switch (leaf.getPrimitiveTypeName()) {
            case FLOAT -> isLower && !Float.isNaN(ParquetBound.plain(value).getFloat(0));
            case DOUBLE -> isLower && !Double.isNaN(ParquetBound.plain(value).getDouble(0));
            default -> true;
        };
        if (says) {
            bound.set(value, bounds, isLower);
        }
    }

    /** An empty text is null to the protocol and a string to some: see how single values are read. */
    private static void allowEmpty(ColumnBounds bounds) {
        if (bounds.type() == ValueType.STRING) {
            bounds.unknown();
        }
    }

    private static List<String> path(String first, String second, FilterColumn column) {
        List<String> path = new ArrayList<>(List.of(first, second));
        path.addAll(column.path());
        return path;
    }

    private @Nullable PrimitiveType leaf(List<String> path) {
        Type type = add;
        for (String name : path) {
            if (type.isPrimitive()
                    || type.isRepetition(Type.Repetition.REPEATED)
                    || type.asGroupType().getLogicalTypeAnnotation() != null
                    || !type.asGroupType().containsField(name)) {
                return null;
            }
            type = type.asGroupType().getType(name);
        }
        return type.isPrimitive() && !type.isRepetition(Type.Repetition.REPEATED) ? type.asPrimitiveType() : null;
    }

    private @Nullable Statistics<?> statistics(BlockMetaData group, List<String> path) {
        List<String> whole = new ArrayList<>(List.of(add.getName()));
        whole.addAll(path);
        String[] wanted = whole.toArray(String[]::new);
        for (ColumnChunkMetaData chunk : group.getColumns()) {
            if (Arrays.equals(chunk.getPath().toArray(), wanted)) {
                return chunk.getStatistics();
            }
        }
        return null;
    }
}
