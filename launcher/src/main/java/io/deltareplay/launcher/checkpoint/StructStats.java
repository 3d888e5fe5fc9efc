package io.deltareplay.launcher.checkpoint;

import io.deltareplay.launcher.checkpoint.StatsLeaf.Meaning;
import io.deltareplay.launcher.parquet.Column;
import io.deltareplay.launcher.parquet.ColumnChunks;
import io.deltareplay.launcher.parquet.RowRuns;
import io.deltareplay.predicate.FileFilter;
import io.deltareplay.predicate.PlainBound;
import java.io.IOException;
import java.util.List;

/// The struct statistics of a batch's rows, as far as a predicate needs them.
final class StructStats {
    private final FileFilter filter;
    private final ColumnChunks chunks;
    private final Leaf[] leaves;
    private final long[] nullCounts;
    private long records;

    private record Leaf(StatsLeaf leaf, GatheredValues values, Column column) {}

    StructStats(FileFilter filter, List<StatsLeaf> leaves, ColumnChunks chunks) {
        this.filter = filter;
        this.chunks = chunks;
        this.leaves = new Leaf[leaves.size()];
        for (int i = 0; i < this.leaves.length; i++) {
            GatheredValues values = new GatheredValues();
            this.leaves[i] =
                    new Leaf(leaves.get(i), values, chunks.visit(leaves.get(i).node(), values));
        }
        nullCounts = new long[filter.columns().size()];
    }

    boolean isEmpty() {
        return leaves.length == 0;
    }

    /// Takes up the statistics of some rows of the batch.
    void decode(RowRuns rows) throws IOException {
        for (Leaf leaf : leaves) {
            leaf.values.clear();
            chunks.decode(leaf.column, rows);
        }
    }

    /// Puts a row's statistics before the filter, which has forgotten those of the row before.
    ///
    /// @param index the row's place among those taken up
    void put(int index) {
        records = -1;
        for (Leaf leaf : leaves) {
            put(leaf.leaf, leaf.values, index);
        }
        for (Leaf leaf : leaves) {
            if (leaf.leaf.meaning() == Meaning.NULLS) {
                int column = leaf.leaf.column();
                filter.bounds(column).counts(nullCounts[column], records);
            }
        }
    }

    private void put(StatsLeaf leaf, GatheredValues values, int index) {
        PlainBound bound = leaf.bound();
        boolean present = values.isPresent(index);
        if (bound != null) {
            if (present) {
                bound.set(
                        values.bytes(),
                        values.start(index),
                        values.end(index),
                        filter.bounds(leaf.column()),
                        leaf.isLower());
            }
            return;
        }
        long count = present ? PlainBound.int64(values.bytes(), values.start(index)) : -1;
        if (leaf.meaning() == Meaning.RECORDS) {
            records = count;
        } else {
            nullCounts[leaf.column()] = count;
        }
    }
}
