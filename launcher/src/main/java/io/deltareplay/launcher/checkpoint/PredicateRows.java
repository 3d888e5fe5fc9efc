package io.deltareplay.launcher.checkpoint;

import io.deltareplay.predicate.FileFilter;

/// Puts what a batch's rows say of the predicate's columns before the filter, one row at a time.
final class PredicateRows {
    private final FileFilter filter;
    private final PartitionSource partitions;

    /// @param partitions where rows' partition values are
    PredicateRows(FileFilter filter, PartitionSource partitions) {
        this.filter = filter;
        this.partitions = partitions;
    }

    /// Whether a row may match by its partition values alone.
    boolean mayMatch(int row) {
        filter.forget();
        partitions.put(row);
        return filter.mayMatch();
    }

    /// Whether a row may match by its partition values and statistics.
    boolean mayMatch(int row, byte[] json, int start, int end) {
        filter.forget();
        partitions.put(row);
        filter.stats(json, start, end);
        return filter.mayMatch();
    }

    /// Whether a row may match by its partition values and struct statistics.
    ///
    /// @param index the row in the gathered statistics
    boolean mayMatch(int row, StructStats stats, int index) {
        filter.forget();
        partitions.put(row);
        stats.put(index);
        return filter.mayMatch();
    }
}
