package io.deltareplay.launcher.checkpoint;

import io.deltareplay.launcher.checkpoint.StatsLeaf.Meaning;
import io.deltareplay.launcher.parquet.Column;
import io.deltareplay.launcher.parquet.ColumnChunks;
import io.deltareplay.launcher.parquet.RowRuns;
import io.deltareplay.predicate.FileFilter;
import io.deltareplay.predicate.PlainBound;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The struct statistics of a batch's rows, as far as a predicate needs them.
final class StructStats {
    private final FileFilter filter;
    private final ColumnChunks chunks;
    private final BoundLeaf[] bounds;
    private final Leaf[] counts;
    private final long[] nullCounts;

    private record Leaf(StatsLeaf leaf, GatheredValues values, Column column) {}

    private record BoundLeaf(Leaf leaf, PlainBound bound, LeafVerdicts verdicts) {}

    StructStats(FileFilter filter, List<StatsLeaf> leaves, ColumnChunks chunks) {
        this.filter = filter;
        this.chunks = chunks;
        List<BoundLeaf> withBounds = new ArrayList<>();
        List<Leaf> withCounts = new ArrayList<>();
        for (StatsLeaf stats : leaves) {
            GatheredValues values = new GatheredValues();
            Leaf leaf = new Leaf(stats, values, chunks.visit(stats.node(), values));
            PlainBound bound = stats.bound();
            if (bound == null) {
                withCounts.add(leaf);
            } else {
                withBounds.add(new BoundLeaf(leaf, bound, new LeafVerdicts(filter, stats, bound)));
            }
        }
        bounds = withBounds.toArray(BoundLeaf[]::new);
        counts = withCounts.toArray(Leaf[]::new);
        nullCounts = new long[filter.columns().size()];
    }

    boolean isEmpty() {
        return bounds.length == 0 && counts.length == 0;
    }

    /// Whether a row has struct statistics: all have the number of records.
    ///
    /// @param index the row's place among those taken up
    boolean isPresent(int index) {
        for (Leaf count : counts) {
            if (count.leaf.meaning() == Meaning.RECORDS) {
                return count.values.isPresent(index);
            }
        }
        return false;
    }

    /// Takes up the statistics of some rows of the batch.
    void decode(RowRuns rows) throws IOException {
        for (BoundLeaf bound : bounds) {
            decode(bound.leaf, rows);
            bound.verdicts.load(bound.leaf.values.dictionary());
        }
        for (Leaf count : counts) {
            decode(count, rows);
        }
    }

    private void decode(Leaf leaf, RowRuns rows) throws IOException {
        leaf.values.clear();
        chunks.decode(leaf.column, rows);
    }

    /// A quick first look: false says that one bound alone rules the row out.
    ///
    /// @param index the row's place among those taken up
    boolean mayMatch(int index) {
        for (BoundLeaf bound : bounds) {
            if (!bound.verdicts.mayMatch(bound.leaf.values.number(index))) {
                return false;
            }
        }
        return true;
    }

    /// Puts a row's statistics before the filter, which has forgotten those of the row before.
    void put(int index) {
        for (BoundLeaf bound : bounds) {
            GatheredValues values = bound.leaf.values;
            if (values.isPresent(index)) {
                StatsLeaf leaf = bound.leaf.leaf;
                bound.bound.set(
                        values.bytes(index),
                        values.start(index),
                        values.end(index),
                        filter.bounds(leaf.column()),
                        leaf.isLower());
            }
        }
        long records = -1;
        for (Leaf count : counts) {
            long value = count.values.isPresent(index) ? count.values.int64(index) : -1;
            if (count.leaf.meaning() == Meaning.RECORDS) {
                records = value;
            } else {
                nullCounts[count.leaf.column()] = value;
            }
        }
        for (Leaf count : counts) {
            if (count.leaf.meaning() == Meaning.NULLS) {
                filter.bounds(count.leaf.column()).counts(nullCounts[count.leaf.column()], records);
            }
        }
    }
}
