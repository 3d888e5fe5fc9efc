package io.deltareplay.launcher.checkpoint;

import dev.hardwood.metadata.PhysicalType;
import dev.hardwood.metadata.RowGroup;
import dev.hardwood.metadata.Statistics;
import dev.hardwood.schema.SchemaNode.GroupNode;
import dev.hardwood.schema.SchemaNode.PrimitiveNode;
import io.deltareplay.launcher.checkpoint.StatsLeaf.Meaning;
import io.deltareplay.predicate.ColumnBounds;
import io.deltareplay.predicate.FileFilter;
import io.deltareplay.predicate.FilterColumn;
import io.deltareplay.predicate.ValueType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Tells of which row groups no file can match, by the footer's statistics of the columns that hold the files'
/// statistics and partition values: the least of all lower bounds and the greatest of all upper ones bound the
/// values
/// of all files together.
final class RowGroupPruner {
    private final FileFilter filter;
    private final PrimitiveNode path;
    private final List<StatsLeaf> stats;
    private final Optional<GroupNode> partitionValues;
    private final CheckpointSchema schema;

    RowGroupPruner(
            CheckpointSchema schema, GroupNode add, PrimitiveNode path, PredicateColumns columns, FileFilter filter) {
        this.filter = filter;
        this.schema = schema;
        this.path = path;
        this.stats = columns.struct();
        this.partitionValues = schema.struct(add, "partitionValues_parsed");
    }

    /// How many files a row group holds, if none of them can match; empty when some may.
    OptionalLong unmatched(RowGroup group) {
        OptionalLong nulls = nullCount(group, path);
        if (nulls.isEmpty()) {
            return OptionalLong.empty();
        }
        filter.forget();
        try {
            for (int column : filter.partitionColumns()) {
                boundPartition(group, column, nulls.getAsLong());
            }
            for (StatsLeaf leaf : stats) {
                if (leaf.meaning() != Meaning.RECORDS) {
                    boundStats(group, leaf, nulls.getAsLong());
                }
            }
        } catch (IndexOutOfBoundsException e) {
            // A footer's value that is no value of its type says nothing.
            return OptionalLong.empty();
        }
        return filter.mayMatch() ? OptionalLong.empty() : OptionalLong.of(group.numRows() - nulls.getAsLong());
    }

    /// Only where every file has the statistic do the column's own statistics say something of every file.
    private void boundStats(RowGroup group, StatsLeaf leaf, long otherRows) {
        Statistics statistics = statistics(group, leaf.node());
        if (statistics == null || statistics.nullCount() == null || statistics.nullCount() != otherRows) {
            return;
        }
        ColumnBounds bounds = filter.bounds(leaf.column());
        byte[] value = leaf.isLower() ? statistics.minValue() : statistics.maxValue();
        if (value == null || isUnordered(leaf.node(), leaf.isLower(), statistics)) {
            return;
        }
        PlainBound bound = leaf.bound();
        if (bound != null) {
            bound.set(value, 0, value.length, bounds, leaf.isLower());
        } else {
            bounds.contents((long) PlainBound.LONG.get(value, 0) > 0, true);
        }
    }

    private void boundPartition(RowGroup group, int number, long otherRows) {
        FilterColumn column = filter.columns().get(number);
        Optional<PrimitiveNode> leaf = partitionValues.flatMap(p -> schema.anyLeaf(p, column.path()));
        // The parsed value of a time without a zone was in the zone of its writer.
        if (leaf.isEmpty() || column.type() == ValueType.TIMESTAMP) {
            return;
        }
        Statistics statistics = statistics(group, leaf.get());
        PlainBound bound = PlainBound.of(leaf.get(), column.type());
        if (bound == null || statistics == null || statistics.nullCount() == null) {
            return;
        }
        ColumnBounds bounds = filter.bounds(number);
        boolean hasNulls = statistics.nullCount() > otherRows;
        if (statistics.nullCount() == group.numRows()) {
            bounds.onlyNulls();
            allowEmpty(bounds);
            return;
        }
        if (statistics.minValue() == null || statistics.maxValue() == null) {
            return;
        }
        bounds.contents(hasNulls, true);
        if (!isUnordered(leaf.get(), true, statistics)) {
            bound.set(statistics.minValue(), 0, statistics.minValue().length, bounds, true);
        }
        if (!isUnordered(leaf.get(), false, statistics)) {
            bound.set(statistics.maxValue(), 0, statistics.maxValue().length, bounds, false);
        }
        if (hasNulls || statistics.minValue().length == 0) {
            allowEmpty(bounds);
        }
    }

    /// An empty text is null to the protocol and a string to some: see how single values are read.
    private static void allowEmpty(ColumnBounds bounds) {
        if (bounds.type() == ValueType.STRING) {
            bounds.unknown();
        }
    }

    /// Whether a statistic may leave values out: NaN is greater than every value but in no statistics of some
    /// writers,
    /// and the old statistics ordered byte strings as signed ones.
    private static boolean isUnordered(PrimitiveNode leaf, boolean isLower, Statistics statistics) {
        return switch (leaf.type()) {
            case FLOAT, DOUBLE -> !isLower || isNaN(leaf.type(), statistics.minValue());
            case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY, INT96 -> statistics.isMinMaxDeprecated();
            case BOOLEAN, INT32, INT64 -> false;
        };
    }

    private static boolean isNaN(PhysicalType type, byte[] value) {
        return type == PhysicalType.FLOAT
                ? Float.isNaN(Float.intBitsToFloat((int) PlainBound.INT.get(value, 0)))
                : Double.isNaN(Double.longBitsToDouble((long) PlainBound.LONG.get(value, 0)));
    }

    private static OptionalLong nullCount(RowGroup group, PrimitiveNode leaf) {
        Statistics statistics = statistics(group, leaf);
        return statistics == null || statistics.nullCount() == null
                ? OptionalLong.empty()
                : OptionalLong.of(statistics.nullCount());
    }

    private static @org.jspecify.annotations.Nullable Statistics statistics(RowGroup group, PrimitiveNode leaf) {
        return group.columns().get(leaf.columnIndex()).metaData().statistics();
    }
}
