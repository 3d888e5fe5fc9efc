package io.deltareplay.launcher.distributed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deltareplay.action.FilePaths;
import io.deltareplay.filelist.FileColumn;
import io.deltareplay.launcher.cli.Ended;
import io.deltareplay.launcher.cli.Program;
import io.deltareplay.launcher.inspect.LogInspector;
import io.deltareplay.launcher.inspect.VersionSelector;
import io.deltareplay.launcher.replay.CollectingSink;
import io.deltareplay.launcher.replay.FixtureTables;
import io.deltareplay.launcher.replay.OracleProcess;
import io.deltareplay.launcher.storage.LocalStorage;
import io.deltareplay.launcher.table.LogFacts;
import io.deltareplay.launcher.table.TableLocation;
import io.deltareplay.request.SnapshotOrder;
import io.deltareplay.request.Strategy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// A snapshot has the files, order and numbers that delta-spark's own streaming source hands out.
class SnapshotAgreementIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// Where it is not to agree, and why.
    private static final Map<String, String> DIFFERENCES = Map.of(
            "path-spellings-of-one-file",
            "delta-spark compares URIs without decoding them, we decode: to it a%41 is not aA",
            "path-absolute",
            "delta-spark orders an absolute path as if the log had its scheme, we as the log has it",
            "tail-add-after-remove-in-one-version",
            "a remove wins wherever it stands in its version; for delta-spark the last action wins");

    @TempDir
    static Path ties;

    private static Map<String, JsonNode> fixtures = new LinkedHashMap<>();
    private static Map<String, JsonNode> tied = new LinkedHashMap<>();
    private static Path folder;

    @BeforeAll
    static void letDeltaSparkAnswer() throws Exception {
        folder = FixtureTables.get().folder();
        OracleProcess.run("tables", ties.toString(), "--family", "stream");
        for (String line : OracleProcess.run("stream", ties.toString())) {
            JsonNode answer = JSON.readTree(line);
            tied.put(answer.get("table").asText(), answer);
        }
        for (String line : OracleProcess.run("stream", folder.toString())) {
            JsonNode answer = JSON.readTree(line);
            fixtures.put(answer.get("table").asText(), answer);
        }
        assertTrue(fixtures.size() > 100, "too few tables: " + fixtures.size());
        assertTrue(fixtures.keySet().containsAll(DIFFERENCES.keySet()), "a difference of a table that is not there");
    }

    @TestFactory
    Stream<DynamicTest> agreesOnEveryTable() {
        return fixtures.values().stream().filter(answer -> !answer.has("error")).map(answer -> {
            String table = answer.get("table").asText();
            return DynamicTest.dynamicTest(table, () -> {
                List<String> ours = serial(folder.resolve(table));
                if (DIFFERENCES.containsKey(table)) {
                    assertNotEquals(theirs(answer), ours, "no longer a difference: " + DIFFERENCES.get(table));
                } else {
                    assertEquals(String.join("\n", theirs(answer)), String.join("\n", ours));
                }
            });
        });
    }

    @TestFactory
    Stream<DynamicTest> pathsDecideBetweenEqualModificationTimes() throws Exception {
        JobServerProcess spark = JobServerProcess.start();
        return tied.values().stream()
                .map(answer -> {
                    String table = answer.get("table").asText();
                    return DynamicTest.dynamicTest(table, () -> {
                        List<String> theirs = theirs(answer);
                        assertTrue(theirs.size() > 20, "too few files: " + theirs.size());
                        assertEquals(String.join("\n", theirs), String.join("\n", serial(ties.resolve(table))));
                        for (Strategy strategy : Strategy.values()) {
                            assertEquals(
                                    String.join("\n", theirs),
                                    String.join("\n", distributed(spark, ties.resolve(table), strategy)),
                                    strategy.toString());
                        }
                    });
                })
                .onClose(() -> close(spark));
    }

    private static List<String> theirs(JsonNode answer) {
        List<String> rows = new ArrayList<>();
        for (JsonNode file : answer.get("files")) {
            rows.add(row(file.get("index"), file.get("modificationTime"), file.get("rawPath")));
        }
        return rows;
    }

    private static List<String> serial(Path table) throws Exception {
        Ended ended = Program.inProcess()
                .run(
                        "snapshot",
                        table.toString(),
                        "--mode",
                        "serial",
                        "--format",
                        "jsonl",
                        "--columns",
                        "path,modificationTime,index");
        assertEquals(0, ended.exitCode(), ended.messages());
        List<String> rows = new ArrayList<>();
        for (String line : ended.text().lines().toList()) {
            JsonNode file = JSON.readTree(line);
            rows.add(row(file.get("index"), file.get("modificationTime"), file.get("path")));
        }
        return rows;
    }

    private static List<String> distributed(JobServerProcess spark, Path table, Strategy strategy) {
        LogFacts facts = new LogInspector(new LocalStorage())
                .inspect(TableLocation.parse(table.toString()), new VersionSelector.Latest());
        CollectingSink sink = new CollectingSink();
        SparkRun.deliver(
                spark,
                facts,
                strategy,
                options -> options.withColumns(EnumSet.allOf(FileColumn.class)).ordered(new SnapshotOrder(4, 0)),
                sink);
        List<String> rows = new ArrayList<>();
        for (ObjectNode file : sink.rows()) {
            rows.add(row(file.get("index"), file.get("modificationTime"), file.get("path")));
        }
        return rows;
    }

    private static String row(JsonNode index, JsonNode time, JsonNode path) {
        return index.asLong() + " " + time.asLong() + " " + FilePaths.normalise(path.asText(), "file:");
    }

    private static void close(JobServerProcess spark) {
        try {
            spark.close();
        } catch (Exception e) {
            throw new IllegalStateException("Spark does not end", e);
        }
    }
}
