package io.deltareplay.launcher.checkpoint;

import io.deltareplay.launcher.checkpoint.StatsLeaf.Meaning;
import io.deltareplay.predicate.FileFilter;
import io.deltareplay.predicate.PlainBound;
import java.util.Arrays;
import java.util.List;

/// Puts what a batch's rows say of the predicate's columns before the filter, one row at a time.
final class PredicateRows {
    private final FileFilter filter;
    private final PartitionSource partitions;
    private final long[] nullCounts;

    /// @param partitions where rows' partition values are
    PredicateRows(FileFilter filter, PartitionSource partitions) {
        this.filter = filter;
        this.partitions = partitions;
        nullCounts = new long[filter.columns().size()];
    }

    /// Whether a row may match by its partition values alone.
    boolean mayMatch(int row) {
        filter.forget();
        partitions.put(row);
        return filter.mayMatch();
    }

    /// Whether a row may match by its partition values and statistics.
    boolean mayMatch(int row, byte[] json, int start, int end) {
        return mayMatch(row) && statsMayMatch(json, start, end);
    }

    private boolean statsMayMatch(byte[] json, int start, int end) {
        filter.stats(json, start, end);
        return filter.mayMatch();
    }

    /// Whether a row may match by its partition values and struct statistics.
    ///
    /// @param index the row in the gathered values
    boolean mayMatch(int row, List<StatsLeaf> leaves, List<GatheredValues> values, int index) {
        return mayMatch(row) && statsMayMatch(leaves, values, index);
    }

    private boolean statsMayMatch(List<StatsLeaf> leaves, List<GatheredValues> values, int index) {
        long records = -1;
        Arrays.fill(nullCounts, -1);
        for (int i = 0; i < leaves.size(); i++) {
            GatheredValues gathered = values.get(i);
            if (!gathered.isPresent(index)) {
                continue;
            }
            StatsLeaf leaf = leaves.get(i);
            PlainBound bound = leaf.bound();
            if (bound != null) {
                bound.set(
                        gathered.bytes(),
                        gathered.start(index),
                        gathered.end(index),
                        filter.bounds(leaf.column()),
                        leaf.isLower());
            } else if (leaf.meaning() == Meaning.RECORDS) {
                records = count(gathered, index);
            } else {
                nullCounts[leaf.column()] = count(gathered, index);
            }
        }
        for (StatsLeaf leaf : leaves) {
            if (leaf.meaning() != Meaning.RECORDS) {
                filter.bounds(leaf.column()).counts(nullCounts[leaf.column()], records);
            }
        }
        return filter.mayMatch();
    }

    private static long count(GatheredValues values, int index) {
        return PlainBound.int64(values.bytes(), values.start(index));
    }
}
