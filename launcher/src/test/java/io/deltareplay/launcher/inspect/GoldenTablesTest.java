package io.deltareplay.launcher.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.deltareplay.launcher.error.DeltaReplayException;
import io.deltareplay.launcher.storage.LocalStorage;
import io.deltareplay.launcher.table.LogFacts;
import io.deltareplay.launcher.table.TableLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The Delta project's golden tables: every version resolves to what delta-spark says, or is refused where it or
/// Kernel refuses.
class GoldenTablesTest {
    private static final LogInspector INSPECTOR = new LogInspector(new LocalStorage());

    @Test
    void theGoldenTablesAreHere() {
        assumeTrue(folder().isPresent(), "neither DELTA_GOLDEN_TABLES nor ../shared/golden-tables is there");
    }

    @TestFactory
    Stream<DynamicTest> everyTableResolvesAsExpected() throws IOException {
        return folder().isEmpty() ? Stream.empty() : tests(folder().get());
    }

    private static Stream<DynamicTest> tests(Path folder) throws IOException {
        Map<String, List<JsonNode>> byTable = new LinkedHashMap<>();
        ObjectMapper mapper = new ObjectMapper();
        try (Stream<String> lines = Files.lines(folder.resolve("expected.jsonl"))) {
            for (String line : (Iterable<String>) lines::iterator) {
                JsonNode expected = mapper.readTree(line);
                byTable.computeIfAbsent(expected.get("table").asText(), table -> new ArrayList<>())
                        .add(expected);
            }
        }
        return byTable.entrySet().stream()
                .map(table -> DynamicTest.dynamicTest(table.getKey(), () -> {
                    Path root = folder.resolve("tables").resolve(table.getKey());
                    for (JsonNode expected : table.getValue()) {
                        check(root, expected);
                    }
                }));
    }

    private static void check(Path root, JsonNode expected) {
        JsonNode version = expected.get("version");
        VersionSelector selector =
                version.isTextual() ? new VersionSelector.Latest() : new VersionSelector.AtVersion(version.asLong());
        TableLocation location = TableLocation.parse(root.toString());
        if (expected.has("error") || expected.has("kernelRefuses")) {
            assertThrows(DeltaReplayException.class, () -> INSPECTOR.inspect(location, selector), version::toString);
            return;
        }
        LogFacts facts = INSPECTOR.inspect(location, selector);
        assertEquals(expected.get("resolvedVersion").asLong(), facts.version(), version::toString);
        assertEquals(expected.get("tableId").asText(), facts.metadata().id(), version::toString);
    }

    private static Optional<Path> folder() {
        String given = System.getenv("DELTA_GOLDEN_TABLES");
        Path folder = given != null ? Path.of(given) : Path.of("../../shared/golden-tables");
        return Files.isRegularFile(folder.resolve("expected.jsonl")) ? Optional.of(folder) : Optional.empty();
    }
}
