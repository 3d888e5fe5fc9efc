package io.deltareplay.launcher.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.deltareplay.launcher.error.DeltaReplayException;
import io.deltareplay.launcher.inspect.VersionSelector;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIf;

/// Real logs of the Delta project, each version of each, against the answers of delta-spark.
public class GoldenReplayTest {
    public static Optional<Path> folder() {
        return GoldenAnswer.folder();
    }

    public static boolean areHere() {
        return folder().isPresent();
    }

    @TestFactory
    @EnabledIf(value = "areHere", disabledReason = "the golden tables are not here: set DELTA_GOLDEN_TABLES")
    Stream<DynamicTest> everyVersionOfEveryTableAgreesWithDeltaSpark() throws IOException {
        return GoldenAnswer.tests(GoldenReplayTest::check);
    }

    private static void check(GoldenAnswer answer) {
        Path table = answer.table();
        VersionSelector version = answer.version()
                .<VersionSelector>map(VersionSelector.AtVersion::new)
                .orElseGet(VersionSelector.Latest::new);
        String context = answer.context();
        if (answer.isRefusal()) {
            DeltaReplayException refused = assertThrows(
                    DeltaReplayException.class,
                    () -> SerialRun.of(table, version, SerialRun.ALL_COLUMNS, 256 << 20),
                    context);
            assertTrue(refused.getMessage().contains(table.getFileName().toString()), refused.getMessage());
            return;
        }
        SerialRun run = SerialRun.of(table, version, SerialRun.ALL_COLUMNS, 256 << 20);
        assertEquals(answer.json().get("resolvedVersion").asLong(), run.facts().version(), context);
        assertEquals(
                answer.json().get("tableId").asText(), run.facts().metadata().id(), context);
        List<ActiveFile> expected = answer.files();
        assertEquals(expected, run.sink().files(), context);
        assertEquals(expected.size(), run.result().files(), context);

        // A tail that does not fit into memory gives the same answer, by way of the disk.
        SerialRun spilled = SerialRun.of(table, version, SerialRun.ALL_COLUMNS, 4096);
        assertEquals(expected, spilled.sink().files(), context + ", spilled");
    }
}
