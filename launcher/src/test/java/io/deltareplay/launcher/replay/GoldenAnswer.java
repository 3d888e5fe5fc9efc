package io.deltareplay.launcher.replay;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;

/// What delta-spark answers of a version of a golden table.
///
/// @param table its folder
/// @param version as asked for; empty for the latest
/// @param json as the answers' file has it
record GoldenAnswer(Path table, Optional<Long> version, JsonNode json) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Optional<Path> folder() {
        return Stream.of(
                        Optional.ofNullable(System.getenv("DELTA_GOLDEN_TABLES"))
                                .map(Path::of),
                        Optional.of(Path.of("../../shared/golden-tables")))
                .flatMap(Optional::stream)
                .filter(p -> Files.isRegularFile(p.resolve("expected.jsonl")))
                .findFirst();
    }

    /// A test for each table, which checks every answer.
    static Stream<DynamicTest> tests(Consumer<GoldenAnswer> check) throws IOException {
        Path folder = folder().orElseThrow();
        Map<String, List<GoldenAnswer>> answers = new LinkedHashMap<>();
        for (String line : Files.readAllLines(folder.resolve("expected.jsonl"))) {
            JsonNode json = JSON.readTree(line);
            String table = json.get("table").asText();
            answers.computeIfAbsent(table, t -> new ArrayList<>())
                    .add(new GoldenAnswer(
                            folder.resolve("tables").resolve(table),
                            Optional.of(json.get("version"))
                                    .filter(JsonNode::isNumber)
                                    .map(JsonNode::asLong),
                            json));
        }
        assertTrue(answers.size() > 100, "too few tables: " + answers.size());
        return answers.entrySet().stream()
                .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> e.getValue().forEach(check)));
    }

    /// Whether delta-spark or Delta Kernel refuses it.
    boolean isRefusal() {
        return json.has("error") || json.has("kernelRefuses");
    }

    List<ActiveFile> files() {
        return StreamSupport.stream(json.path("files").spliterator(), false)
                .map(ActiveFile::of)
                .sorted()
                .toList();
    }

    String context() {
        return table.getFileName() + " at " + json.get("version").asText();
    }
}
