package io.deltareplay.launcher.checkpoint;

import io.deltareplay.launcher.checkpoint.StatsLeaf.Meaning;
import io.deltareplay.predicate.FileFilter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.vector.complex.MapVector;

/// Puts what a batch's rows say of the predicate's columns before the filter, one row at a time.
final class PredicateRows {
    private final FileFilter filter;
    private final int[] partitionColumns;
    private final byte[][] partitionNames;
    private final MapEntries partitionValues = new MapEntries();
    private final long[] nullCounts;

    PredicateRows(FileFilter filter) {
        this.filter = filter;
        partitionColumns = filter.partitionColumns();
        partitionNames = new byte[partitionColumns.length][];
        for (int i = 0; i < partitionNames.length; i++) {
            String name = filter.columns().get(partitionColumns[i]).path().getFirst();
            partitionNames[i] = name.getBytes(StandardCharsets.UTF_8);
        }
        nullCounts = new long[filter.columns().size()];
    }

    boolean readsPartitionValues() {
        return partitionColumns.length > 0;
    }

    /// Takes up the partition values of a batch.
    void load(MapVector maps) {
        partitionValues.load(maps);
    }

    /// Whether a row may match by its partition values alone; statistics may be added afterwards.
    ///
    /// @param row the row in the batch that was taken up
    boolean mayMatch(int row) {
        filter.forget();
        for (int i = 0; i < partitionColumns.length; i++) {
            int entry = partitionValues.find(row, partitionNames[i]);
            if (entry < 0) {
                filter.partitionValue(partitionColumns[i], null, 0, 0);
            } else {
                filter.partitionValue(
                        partitionColumns[i],
                        partitionValues.valueBytes(),
                        partitionValues.valueStart(entry),
                        partitionValues.valueEnd(entry));
            }
        }
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
        return (long) PlainBound.LONG.get(values.bytes(), values.start(index));
    }
}
