package io.deltareplay.predicate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells of which row groups of a checkpoint no file can match, by the footer's statistics of the columns that hold the files'
 * statistics and partition values: the least of all lower bounds and the greatest of all upper ones bound the values of all files
 * together.
 *
 * <p>Not thread-safe.
 */
public final class RowGroupPruner {
    /** What {@link #unmatched} says of a row group that may hold files that match. */
    public static final long MAY_MATCH = -1;

    private final FileFilter filter;
    private final boolean readsStruct;

    /** @param readsStruct whether struct statistics say everything of every file that JSON would */
    public RowGroupPruner(FileFilter filter, boolean readsStruct) {
        this.filter = filter;
        this.readsStruct = readsStruct;
    }

    /**
     * Whether struct statistics have a leaf for everything that a predicate may ask, so that they say no less than JSON.
     *
     * @param group any of the file
     */
    public static boolean tellsEverything(RowGroup group, FileFilter filter) {
        if (group.bound(List.of("stats_parsed", "numRecords"), ValueType.INTEGER) == null) {
            return false;
        }
        for (FilterColumn column : filter.columns()) {
            if (!column.isPartition() && !tellsOf(column, group)) {
                return false;
            }
        }
        return true;
    }

    private static boolean tellsOf(FilterColumn column, RowGroup group) {
        return group.bound(path(column, "stats_parsed", "nullCount"), ValueType.INTEGER) != null
                && (column.type() == ValueType.OPAQUE
                        || (group.bound(path(column, "stats_parsed", "minValues"), column.type()) != null
                                && group.bound(path(column, "stats_parsed", "maxValues"), column.type()) != null));
    }

    /**
     * What a footer says of one row group.
     *
     * <p>Paths are those of leaves within {@code add}.
     */
    public interface RowGroup {
        long rows();

        /** What a leaf's values say of a column compared as a type; null when there is no such leaf, or it says nothing. */
        @Nullable
        PlainBound bound(List<String> path, ValueType type);

        /** The statistics of a leaf; null when there are none. */
        @Nullable
        LeafStatistics statistics(List<String> path);
    }

    /**
     * A footer's statistics of a leaf in one row group.
     *
     * @param nulls in how many rows there is no value
     * @param min the least value in plain encoding; null when unknown
     * @param max the greatest value; null when unknown
     */
    public record LeafStatistics(long nulls, byte @Nullable [] min, byte @Nullable [] max) {}

    /** How many files a row group holds, if none of them can match; else {@link #MAY_MATCH}. */
    public long unmatched(RowGroup group) {
        LeafStatistics paths = group.statistics(List.of("path"));
        if (paths == null) {
            return MAY_MATCH;
        }
        long otherRows = paths.nulls();
        filter.forget();
        try {
            List<FilterColumn> columns = filter.columns();
            for (int i = 0; i < columns.size(); i++) {
                if (columns.get(i).isPartition()) {
                    boundPartition(group, columns.get(i), filter.bounds(i), otherRows);
                } else if (readsStruct) {
                    boundStats(group, columns.get(i), filter.bounds(i), otherRows);
                }
            }
        } catch (IndexOutOfBoundsException e) {
            // A footer's value that is no value of its type says nothing.
            return MAY_MATCH;
        }
        return filter.mayMatch() ? MAY_MATCH : group.rows() - otherRows;
    }

    private static void boundPartition(RowGroup group, FilterColumn column, ColumnBounds bounds, long otherRows) {
        List<String> path = path(column, "partitionValues_parsed");
        PlainBound bound = group.bound(path, column.type());
        LeafStatistics statistics = group.statistics(path);
        // The parsed value of a time without a zone was in the zone of its writer.
        if (bound == null || statistics == null || column.type() == ValueType.TIMESTAMP) {
            return;
        }
        byte[] min = statistics.min();
        byte[] max = statistics.max();
        // A parsed null need not be one: its writer may not have found the key, or not have understood the value.
        boolean hasNulls = statistics.nulls() > otherRows;
        // An empty text is null to the protocol and a string to some: see how single values are read.
        boolean mayBeEmpty = column.type() == ValueType.STRING && min != null && min.length == 0;
        if (min == null || max == null || hasNulls || mayBeEmpty) {
            return;
        }
        bounds.contents(false, true);
        set(bound, min, bounds, true);
        set(bound, max, bounds, false);
    }

    private static void boundStats(RowGroup group, FilterColumn column, ColumnBounds bounds, long otherRows) {
        LeafStatistics counts = ofEveryFile(group, path(column, "stats_parsed", "nullCount"), otherRows);
        if (counts != null && counts.max() != null) {
            bounds.contents(PlainBound.int64(counts.max(), 0) > 0, true);
        }
        boundValues(group, path(column, "stats_parsed", "minValues"), column.type(), bounds, otherRows, true);
        boundValues(group, path(column, "stats_parsed", "maxValues"), column.type(), bounds, otherRows, false);
    }

    private static void boundValues(
            RowGroup group, List<String> path, ValueType type, ColumnBounds bounds, long otherRows, boolean isLower) {
        PlainBound bound = group.bound(path, type);
        LeafStatistics statistics = ofEveryFile(group, path, otherRows);
        if (bound == null || statistics == null) {
            return;
        }
        byte[] value = isLower ? statistics.min() : statistics.max();
        if (value != null) {
            set(bound, value, bounds, isLower);
        }
    }

    /** Only where every file has the statistic do the leaf's own statistics say something of every file. */
    private static @Nullable LeafStatistics ofEveryFile(RowGroup group, List<String> path, long otherRows) {
        LeafStatistics statistics = group.statistics(path);
        return statistics != null && statistics.nulls() == otherRows ? statistics : null;
    }

    private static void set(PlainBound bound, byte[] value, ColumnBounds bounds, boolean isLower) {
        bound.set(value, 0, value.length, bounds, isLower);
        if (bounds.type().domain() == ValueType.Domain.DOUBLE) {
            bounds.distrustNaN(isLower);
        }
    }

    private static List<String> path(FilterColumn column, String... structs) {
        List<String> path = new ArrayList<>(List.of(structs));
        path.addAll(column.path());
        return path;
    }
}
