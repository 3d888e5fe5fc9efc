package io.deltareplay.oracle;

import java.util.List;
import java.util.stream.LongStream;

/// One commit of the tail: 100 files of the checkpoint go, 100 new ones come, 50 that the commit before removed come back
/// and 50 of the checkpoint are added a second time. The same numbers at every table size.
///
/// @param removed numbers of the files removed
/// @param added numbers of the files added that the table does not have
/// @param addedAgain numbers of the files added that the table has already
record TailCommit(List<Long> removed, List<Long> added, List<Long> addedAgain) {
    private static final int STRIDE = 200;
    /// Numbers above every checkpoint file's.
    private static final long FIRST_NEW_FILE = 20_000_000;

    static TailCommit number(int commit) {
        long first = (long) commit * STRIDE;
        LongStream back = commit == 0 ? LongStream.empty() : LongStream.range(first - STRIDE, first - STRIDE + 50);
        LongStream fresh = LongStream.range(FIRST_NEW_FILE + first, FIRST_NEW_FILE + first + 100);
        return new TailCommit(
                LongStream.range(first, first + 100).boxed().toList(),
                LongStream.concat(back, fresh).boxed().toList(),
                LongStream.range(first + 100, first + 150).boxed().toList());
    }
}
