package io.deltareplay.oracle.log;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TailCommitTest {
    private static final int CHECKPOINT_FILES = 10_000;

    @Test
    void removesAndAddsAgainOnlyWhatTheTableHasAndAddsOnlyWhatItLacks() {
        Set<Long> active =
                new HashSet<>(LongStream.range(0, CHECKPOINT_FILES).boxed().toList());

        for (int number = 0; number < 20; number++) {
            TailCommit commit = TailCommit.number(number);
            assertTrue(active.containsAll(commit.removed()), "removes in commit " + number);
            active.removeAll(new HashSet<>(commit.removed()));
            assertTrue(active.containsAll(commit.addedAgain()), "second adds in commit " + number);
            for (long added : commit.added()) {
                assertTrue(active.add(added), "add of " + added + " in commit " + number);
            }
        }
    }
}
