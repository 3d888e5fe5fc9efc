package io.deltareplay.launcher.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.deltareplay.launcher.error.DeltaReplayException;
import io.deltareplay.launcher.inspect.VersionSelector;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Tables that delta-spark wrote, each version of each: delta-spark, Delta Kernel's own engine and this replay
/// agree.
class DifferentialIT {
    private static final int PLENTY = 256 << 20;

    /// Where this replay is not to agree with delta-spark, and why.
    private static final Map<String, String> NOT_LIKE_SPARK = Map.of(
            "path-spellings-of-one-file",
            "delta-spark compares URIs without decoding them, we decode: to it a%41 is not aA",
            "tail-add-after-remove-in-one-version",
            "a remove wins wherever it stands in its version; for delta-spark the last action wins");

    /// Where it is not to agree with Delta Kernel's engine, and why.
    private static final Map<String, String> NOT_LIKE_KERNEL = Map.of(
            "path-spellings-of-one-file",
            "Delta Kernel compares URIs without decoding them",
            "path-absolute",
            "Delta Kernel compares URIs without the table's scheme",
            "path-unnormalised",
            "Delta Kernel keeps dots and double slashes",
            "log-checkpoint-names-files-twice",
            "Delta Kernel takes a checkpoint at its word",
            "refused-catalog-managed",
            "the log folder alone may lack commits that the catalog has");

    private static FixtureTables fixtures;

    @BeforeAll
    static void letDeltaSparkWriteTheTablesAndBothEnginesReadThem() throws Exception {
        fixtures = FixtureTables.get();
        assertTrue(
                fixtures.answers().size() >= 20,
                "too few tables: " + fixtures.answers().keySet());
    }

    @TestFactory
    Stream<DynamicTest> agreesWithDeltaSpark() {
        return tests("spark", NOT_LIKE_SPARK);
    }

    @TestFactory
    Stream<DynamicTest> agreesWithDeltaKernel() {
        return tests("kernel", NOT_LIKE_KERNEL);
    }

    private Stream<DynamicTest> tests(String engine, Map<String, String> differences) {
        assertTrue(
                fixtures.answers().keySet().containsAll(differences.keySet()),
                "a difference of a table that is not there");
        return fixtures.answers().entrySet().stream()
                .map(table -> DynamicTest.dynamicTest(table.getKey(), () -> {
                    String found = table.getValue().stream()
                            .filter(answer -> answer.get("engine").asText().equals(engine))
                            .map(this::difference)
                            .filter(difference -> !difference.isEmpty())
                            .findFirst()
                            .orElse("");
                    if (differences.containsKey(table.getKey())) {
                        assertNotEquals("", found, "no longer a difference: " + differences.get(table.getKey()));
                    } else {
                        assertEquals("", found);
                    }
                }));
    }

    /// What this replay says otherwise of one version of a table; empty when it agrees.
    private String difference(JsonNode answer) {
        Path table = fixtures.folder().resolve(answer.get("table").asText());
        VersionSelector version = answer.get("version").isNumber()
                ? new VersionSelector.AtVersion(answer.get("version").asLong())
                : new VersionSelector.Latest();
        String context = "version %s: ".formatted(answer.get("version").asText());
        SerialRun run;
        try {
            run = SerialRun.of(table, version, SerialRun.ALL_COLUMNS, PLENTY);
        } catch (DeltaReplayException e) {
            return answer.has("error") ? "" : context + "refused: " + e.getMessage();
        }
        if (answer.has("error")) {
            return context + "not refused, but the reference says: "
                    + answer.get("error").asText();
        }
        if (answer.get("resolvedVersion").asLong() != run.facts().version()
                || !answer.get("tableId").asText().equals(run.facts().metadata().id())) {
            return context + "another version or table: " + run.facts();
        }
        // Delta Kernel renders no JSON from struct statistics.
        boolean compareStats = answer.get("engine").asText().equals("spark");
        List<ActiveFile> expected = StreamSupport.stream(answer.get("files").spliterator(), false)
                .map(ActiveFile::of)
                .map(file -> compareStats ? file : file.withoutStats())
                .sorted()
                .toList();
        // A tail that does not fit into memory gives the same answer, by way of the disk.
        SerialRun spilled = SerialRun.of(table, version, SerialRun.ALL_COLUMNS, 4096);
        for (SerialRun each : List.of(run, spilled)) {
            List<ActiveFile> found = each.sink().files().stream()
                    .map(file -> compareStats ? file : file.withoutStats())
                    .sorted()
                    .toList();
            String difference = difference(expected, found);
            if (!difference.isEmpty()) {
                return context + difference;
            }
        }
        return "";
    }

    /// The first files that only one of the lists has: whole lists would fill pages.
    private static String difference(List<ActiveFile> expected, List<ActiveFile> found) {
        List<ActiveFile> missing = new ArrayList<>(expected);
        List<ActiveFile> extra = new ArrayList<>(found);
        found.forEach(missing::remove);
        expected.forEach(extra::remove);
        return missing.isEmpty() && extra.isEmpty()
                ? ""
                : "%d missing: %s%n%d too many: %s"
                        .formatted(
                                missing.size(),
                                missing.stream().limit(1).toList(),
                                extra.size(),
                                extra.stream().limit(1).toList());
    }
}
