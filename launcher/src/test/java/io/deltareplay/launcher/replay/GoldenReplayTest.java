package io.deltareplay.launcher.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.deltareplay.launcher.error.DeltaReplayException;
import io.deltareplay.launcher.inspect.VersionSelector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIf;

/// Real logs of the Delta project, each version of each, against the answers of delta-spark.
public class GoldenReplayTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    public static Optional<Path> folder() {
        return Stream.of(
                        Optional.ofNullable(System.getenv("DELTA_GOLDEN_TABLES"))
                                .map(Path::of),
                        Optional.of(Path.of("../../shared/golden-tables")))
                .flatMap(Optional::stream)
                .filter(p -> Files.isRegularFile(p.resolve("expected.jsonl")))
                .findFirst();
    }

    public static boolean areHere() {
        return folder().isPresent();
    }

    @TestFactory
    @EnabledIf(value = "areHere", disabledReason = "the golden tables are not here: set DELTA_GOLDEN_TABLES")
    Stream<DynamicTest> everyVersionOfEveryTableAgreesWithDeltaSpark() throws IOException {
        Path folder = folder().orElseThrow();
        Map<String, List<JsonNode>> answers = new LinkedHashMap<>();
        for (String line : Files.readAllLines(folder.resolve("expected.jsonl"))) {
            JsonNode answer = JSON.readTree(line);
            answers.computeIfAbsent(answer.get("table").asText(), t -> new ArrayList<>())
                    .add(answer);
        }
        assertTrue(answers.size() > 100, "too few tables: " + answers.size());
        return answers.entrySet().stream()
                .map(e -> DynamicTest.dynamicTest(
                        e.getKey(), () -> e.getValue().forEach(answer -> check(folder, answer))));
    }

    private static void check(Path folder, JsonNode answer) {
        Path table = folder.resolve("tables").resolve(answer.get("table").asText());
        VersionSelector version = answer.get("version").isNumber()
                ? new VersionSelector.AtVersion(answer.get("version").asLong())
                : new VersionSelector.Latest();
        String context =
                answer.get("table").asText() + " at " + answer.get("version").asText();
        if (answer.has("error") || answer.has("kernelRefuses")) {
            DeltaReplayException refused = assertThrows(
                    DeltaReplayException.class,
                    () -> SerialRun.of(table, version, SerialRun.ALL_COLUMNS, 256 << 20),
                    context);
            assertTrue(refused.getMessage().contains(table.getFileName().toString()), refused.getMessage());
            return;
        }
        SerialRun run = SerialRun.of(table, version, SerialRun.ALL_COLUMNS, 256 << 20);
        assertEquals(answer.get("resolvedVersion").asLong(), run.facts().version(), context);
        assertEquals(answer.get("tableId").asText(), run.facts().metadata().id(), context);
        List<ActiveFile> expected = StreamSupport.stream(answer.path("files").spliterator(), false)
                .map(ActiveFile::of)
                .sorted()
                .toList();
        assertEquals(expected, run.sink().files(), context);
        assertEquals(expected.size(), run.result().files(), context);

        // A tail that does not fit into memory gives the same answer, by way of the disk.
        SerialRun spilled = SerialRun.of(table, version, SerialRun.ALL_COLUMNS, 4096);
        assertEquals(expected, spilled.sink().files(), context + ", spilled");
    }
}
