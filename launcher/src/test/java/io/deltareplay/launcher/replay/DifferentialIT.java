package io.deltareplay.launcher.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.deltareplay.launcher.error.DeltaReplayException;
import io.deltareplay.launcher.inspect.VersionSelector;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Tables that delta-spark wrote, each version of each: delta-spark, Delta Kernel's own engine and this replay
/// agree.
class DifferentialIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PLENTY = 256 << 20;

    /// Where this replay is not to agree with delta-spark, and why.
    private static final Map<String, String> NOT_LIKE_SPARK = Map.of();

    /// Where it is not to agree with Delta Kernel's engine, and why.
    private static final Map<String, String> NOT_LIKE_KERNEL = Map.of();

    @TempDir
    static Path folder;

    private static final Map<String, List<JsonNode>> ANSWERS = new LinkedHashMap<>();

    @BeforeAll
    static void letDeltaSparkWriteTheTablesAndBothEnginesReadThem() throws Exception {
        OracleProcess.run("tables", folder.toString());
        for (String line : OracleProcess.run("answers", folder.toString(), "--engine", "both")) {
            JsonNode answer = JSON.readTree(line);
            ANSWERS.computeIfAbsent(answer.get("table").asText(), t -> new ArrayList<>())
                    .add(answer);
        }
        assertTrue(ANSWERS.size() >= 20, "too few tables: " + ANSWERS.keySet());
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
        return ANSWERS.entrySet().stream()
                .map(table -> DynamicTest.dynamicTest(
                        table.getKey(),
                        () -> table.getValue().stream()
                                .filter(answer -> answer.get("engine").asText().equals(engine))
                                .forEach(answer -> check(answer, differences.containsKey(table.getKey())))));
    }

    private void check(JsonNode answer, boolean differs) {
        Path table = folder.resolve(answer.get("table").asText());
        VersionSelector version = answer.get("version").isNumber()
                ? new VersionSelector.AtVersion(answer.get("version").asLong())
                : new VersionSelector.Latest();
        String context = "%s at %s"
                .formatted(answer.get("table").asText(), answer.get("version").asText());
        if (answer.has("error")) {
            if (!differs) {
                assertThrows(
                        DeltaReplayException.class,
                        () -> SerialRun.of(table, version, SerialRun.ALL_COLUMNS, PLENTY),
                        () -> context + " is refused by the reference: "
                                + answer.get("error").asText());
            }
            return;
        }
        List<ActiveFile> expected = StreamSupport.stream(answer.get("files").spliterator(), false)
                .map(ActiveFile::of)
                .sorted()
                .toList();
        SerialRun run = SerialRun.of(table, version, SerialRun.ALL_COLUMNS, PLENTY);
        if (differs) {
            assertNotEquals(expected, run.sink().files(), context + ": no longer a difference");
            return;
        }
        assertEquals(answer.get("resolvedVersion").asLong(), run.facts().version(), context);
        assertEquals(answer.get("tableId").asText(), run.facts().metadata().id(), context);
        assertEquals(expected, run.sink().files(), context);

        // A tail that does not fit into memory gives the same answer, by way of the disk.
        assertEquals(
                expected,
                SerialRun.of(table, version, SerialRun.ALL_COLUMNS, 4096).sink().files(),
                context + ", spilled");
    }
}
