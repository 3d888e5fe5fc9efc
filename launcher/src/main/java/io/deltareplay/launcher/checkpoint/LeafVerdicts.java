package io.deltareplay.launcher.checkpoint;

import io.deltareplay.launcher.parquet.DictionaryValues;
import io.deltareplay.predicate.FileFilter;
import io.deltareplay.predicate.PlainBound;
import org.jspecify.annotations.Nullable;

/// What one bound alone says of a file, decided once for each value of a dictionary: files that it rules out need
/// no
/// closer look.
final class LeafVerdicts {
    private static final byte MAY_MATCH = 1;
    private static final byte CANNOT_MATCH = 2;

    private final FileFilter filter;
    private final StatsLeaf leaf;
    private final PlainBound bound;
    private @Nullable DictionaryValues dictionary;
    private byte[] verdicts = new byte[0];

    LeafVerdicts(FileFilter filter, StatsLeaf leaf, PlainBound bound) {
        this.filter = filter;
        this.leaf = leaf;
        this.bound = bound;
    }

    /// Takes up another batch's dictionary.
    void load(@Nullable DictionaryValues current) {
        if (current != null && !current.equals(dictionary)) {
            dictionary = current;
            verdicts = new byte[current.size()];
        }
    }

    /// Whether files with this bound may match.
    ///
    /// @param number of the dictionary; negative for a value that is not there, which is not decided here
    boolean mayMatch(int number) {
        if (number < 0 || dictionary == null) {
            return true;
        }
        byte verdict = verdicts[number];
        if (verdict == 0) {
            verdict = decide(dictionary, number) ? MAY_MATCH : CANNOT_MATCH;
            verdicts[number] = verdict;
        }
        return verdict == MAY_MATCH;
    }

    private boolean decide(DictionaryValues values, int number) {
        int start = values.start(number);
        filter.forget();
        bound.set(values.bytes(), start, start + values.length(number), filter.bounds(leaf.column()), leaf.isLower());
        return filter.mayMatch();
    }
}
