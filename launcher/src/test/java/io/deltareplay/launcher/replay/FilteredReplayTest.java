package io.deltareplay.launcher.replay;

import io.deltareplay.launcher.inspect.VersionSelector;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIf;

/// Real logs of the Delta project, replayed with predicates.
class FilteredReplayTest {
    static boolean areHere() {
        return GoldenReplayTest.areHere();
    }

    @TestFactory
    @EnabledIf(value = "areHere", disabledReason = "the golden tables are not here: set DELTA_GOLDEN_TABLES")
    Stream<DynamicTest> predicatesKeepWholeFilesOfEveryTable() throws IOException {
        return GoldenAnswer.tests(answer -> {
            if (!answer.isRefusal() && answer.version().isEmpty()) {
                FilteredReplay.check(answer.table(), new VersionSelector.Latest(), answer.context());
            }
        });
    }
}
