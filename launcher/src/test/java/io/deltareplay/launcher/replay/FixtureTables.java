package io.deltareplay.launcher.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Tables that delta-spark wrote, with what the reference engines answer of each version of each. Written once for
/// all tests of a process, because that takes minutes.
///
/// @param folder holds a folder for each table
/// @param answers by table, as the oracle prints them
public record FixtureTables(Path folder, Map<String, List<JsonNode>> answers) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static FixtureTables written;

    /// The tables; DELTA_REPLAY_FIXTURES names a folder with tables, and with the answers in `answers.jsonl`, that
    /// an
    /// earlier run of the oracle made.
    public static synchronized FixtureTables get() throws IOException, InterruptedException {
        if (written == null) {
            String earlier = System.getenv("DELTA_REPLAY_FIXTURES");
            written = earlier != null ? read(Path.of(earlier)) : write(Path.of("target", "fixture-tables"));
        }
        return written;
    }

    private static FixtureTables read(Path folder) throws IOException {
        return new FixtureTables(folder, byTable(Files.readAllLines(folder.resolve("answers.jsonl"))));
    }

    private static FixtureTables write(Path folder) throws IOException, InterruptedException {
        deleteTree(folder);
        Files.createDirectories(folder);
        OracleProcess.run("tables", folder.toString());
        return new FixtureTables(folder, byTable(OracleProcess.run("answers", folder.toString(), "--engine", "both")));
    }

    static void deleteTree(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> paths = Files.walk(folder)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private static Map<String, List<JsonNode>> byTable(List<String> lines) throws IOException {
        Map<String, List<JsonNode>> answers = new LinkedHashMap<>();
        for (String line : lines) {
            JsonNode answer = JSON.readTree(line);
            answers.computeIfAbsent(answer.get("table").asText(), t -> new ArrayList<>())
                    .add(answer);
        }
        return answers;
    }
}
