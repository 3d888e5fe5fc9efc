package io.deltareplay.oracle.log;

import java.util.List;
import java.util.stream.LongStream;

/// One commit of the tail, the same numbers at every table size. Four of five write: 100 files of the checkpoint
/// go, 100 new ones come, and 50 that the write before removed come back. Each fifth recomputes statistics: 100
/// files of the checkpoint are added a second time without having been removed.
///
/// @param removed numbers of the files removed
/// @param added numbers of the files added that the table does not have
/// @param addedAgain numbers of the files added that the table has already
record TailCommit(List<Long> removed, List<Long> added, List<Long> addedAgain) {
    private static final int STRIDE = 100;
    /// Numbers above every checkpoint file's.
    private static final long FIRST_NEW_FILE = 20_000_000;

    static TailCommit number(int commit) {
        long first = (long) commit * STRIDE;
        List<Long> own = numbers(first, STRIDE);
        if (recomputesStatistics(commit)) {
            return new TailCommit(List.of(), List.of(), own);
        }
        int writeBefore = recomputesStatistics(commit - 1) ? commit - 2 : commit - 1;
        List<Long> back = writeBefore < 0 ? List.of() : numbers((long) writeBefore * STRIDE, STRIDE / 2);
        LongStream added = LongStream.concat(
                back.stream().mapToLong(Long::longValue),
                LongStream.range(FIRST_NEW_FILE + first, FIRST_NEW_FILE + first + STRIDE));
        return new TailCommit(own, added.boxed().toList(), List.of());
    }

    private static boolean recomputesStatistics(int commit) {
        return commit % 5 == 4;
    }

    private static List<Long> numbers(long first, int count) {
        return LongStream.range(first, first + count).boxed().toList();
    }
}
