package io.deltareplay.launcher.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Tables that delta-spark wrote for predicates, and what it says of predicates that are made up for each: which
/// files it scans, and which really hold rows that match.
///
/// @param folder holds a folder for each table
/// @param seed of which the predicates were made up
/// @param answers by table and session time zone
public record PredicateTables(Path folder, String seed, Map<String, List<Answer>> answers) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SEED = System.getenv().getOrDefault("DELTA_REPLAY_PREDICATE_SEED", "20261126");
    private static PredicateTables written;

    /// What delta-spark says of a predicate on the newest version of a table.
    public record Answer(JsonNode json) {
        public String table() {
            return json.get("table").asText();
        }

        public String zone() {
            return json.get("zone").asText();
        }

        public String predicate() {
            return json.get("predicate").asText();
        }

        /// The files that it scans, as the log spells them.
        public List<String> scanned() {
            return texts(json.get("scanned"));
        }

        /// The files that hold a row for which the predicate is true.
        public List<String> matching() {
            return texts(json.get("matching"));
        }

        /// Whether delta-spark cannot evaluate it.
        public boolean isRefused() {
            return json.has("refused") || json.has("scanError") || json.has("matchingError");
        }

        private static List<String> texts(JsonNode array) {
            List<String> texts = new ArrayList<>();
            array.forEach(text -> texts.add(text.asText()));
            return texts;
        }
    }

    /// The tables; DELTA_REPLAY_PREDICATES names a folder with tables, and with the answers in `predicates.jsonl`,
    /// that an earlier run of the oracle made. DELTA_REPLAY_PREDICATE_SEED gives other predicates.
    public static synchronized PredicateTables get() throws IOException, InterruptedException {
        if (written == null) {
            String earlier = System.getenv("DELTA_REPLAY_PREDICATES");
            written = earlier != null ? read(Path.of(earlier)) : write(Path.of("target", "predicate-tables"));
        }
        return written;
    }

    private static PredicateTables read(Path folder) throws IOException {
        return new PredicateTables(
                folder, "of " + folder, byTable(Files.readAllLines(folder.resolve("predicates.jsonl"))));
    }

    private static PredicateTables write(Path folder) throws IOException, InterruptedException {
        FixtureTables.deleteTree(folder);
        Files.createDirectories(folder);
        OracleProcess.run("tables", folder.toString(), "--family", "where");
        List<String> answers = OracleProcess.run(
                "predicates", folder.toString(), "--seed", SEED, "--count", "15", "--zones", "UTC,America/New_York");
        return new PredicateTables(folder, SEED, byTable(answers));
    }

    private static Map<String, List<Answer>> byTable(List<String> lines) throws IOException {
        Map<String, List<Answer>> answers = new LinkedHashMap<>();
        for (String line : lines) {
            Answer answer = new Answer(JSON.readTree(line));
            answers.computeIfAbsent(answer.table() + " in " + answer.zone(), t -> new ArrayList<>())
                    .add(answer);
        }
        return answers;
    }
}
