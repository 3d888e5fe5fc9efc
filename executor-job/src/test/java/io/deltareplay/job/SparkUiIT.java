package io.deltareplay.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.deltareplay.filelist.FileColumn;
import io.deltareplay.job.testing.Launcher;
import io.deltareplay.job.testing.LocalSpark;
import io.deltareplay.job.testing.Rows;
import io.deltareplay.job.testing.TestLog;
import io.deltareplay.request.ReplayRequest;
import io.deltareplay.request.SnapshotOrder;
import io.deltareplay.request.Strategy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What people see of a replay on Spark's pages, read from the event log that those pages are made of. */
class SparkUiIT {
    private static final int PARTITIONS = 7;

    @TempDir
    Path folder;

    private TestLog log;

    @BeforeEach
    void table() throws IOException {
        log = new TestLog(folder.resolve("t"));
        log.checkpoint(
                0,
                TestLog.schema(),
                IntStream.range(0, 100).mapToObj(i -> TestLog.add("f" + i)).toArray(String[]::new));
        log.commit(1, TestLog.remove("f1"), TestLog.add("new"));
    }

    /** The events of a replay whose user switches on what would change the plan. */
    private List<JsonNode> events(Strategy strategy) throws Exception {
        return events(log.request(strategy, PARTITIONS));
    }

    private List<JsonNode> events(ReplayRequest request) throws Exception {
        Path eventLog = Files.createDirectories(folder.resolve("events"));
        Map<String, String> conf = new java.util.HashMap<>(HostileConf.SETTINGS);
        conf.put("spark.eventLog.enabled", "true");
        conf.put("spark.eventLog.rolling.enabled", "false");
        conf.put("spark.eventLog.compress", "false");
        conf.put("spark.eventLog.dir", eventLog.toUri().toString());
        try (LocalSpark spark = new LocalSpark(conf)) {
            Launcher.Ending ending = Launcher.run(spark.context(), request, folder, new Rows());
            assertTrue(ending.totals().isPresent(), () -> ending.problem().toString());
            assertEquals(100, ending.rows());
        }
        List<JsonNode> events = new ArrayList<>();
        try (Stream<Path> logs = Files.list(eventLog)) {
            for (String line : Files.readAllLines(
                    logs.filter(f -> !f.toString().endsWith(".crc")).findFirst().orElseThrow())) {
                events.add(new ObjectMapper().readTree(line));
            }
        }
        return events;
    }

    private static List<JsonNode> named(List<JsonNode> events, String name) {
        return events.stream()
                .filter(e -> e.get("Event").asText().endsWith(name))
                .toList();
    }

    @Test
    void theWindowIsOneJobWithOneExchangeAndOneSortAndAResultTaskPerPartition() throws Exception {
        List<JsonNode> events = events(Strategy.WINDOW);

        List<JsonNode> jobs = named(events, "SparkListenerJobStart");
        assertEquals(1, jobs.size());
        assertEquals(
                "State Reconstruction",
                jobs.get(0).get("Properties").get("spark.job.description").asText());
        List<Integer> tasks = named(events, "SparkListenerStageCompleted").stream()
                .map(e -> e.get("Stage Info").get("Number of Tasks").asInt())
                .toList();
        assertEquals(List.of(2, PARTITIONS), tasks, "a task for the checkpoint and one for the tail, then the result");

        List<JsonNode> queries = named(events, "SparkListenerSQLExecutionStart");
        assertEquals(1, queries.size());
        assertEquals("State Reconstruction", queries.get(0).get("description").asText());
        List<String> nodes = new ArrayList<>();
        collect(queries.get(0).get("sparkPlanInfo"), nodes);
        assertEquals(1, nodes.stream().filter("Exchange"::equals).count(), nodes::toString);
        assertEquals(1, nodes.stream().filter("Sort"::equals).count(), nodes::toString);
        assertEquals(1, nodes.stream().filter("Window"::equals).count(), nodes::toString);
        String plan = queries.get(0).get("physicalPlanDescription").asText();
        assertTrue(plan.contains("row_number()"), plan);
        assertTrue(find("hashpartitioning\\(path#\\d+, %d\\)".formatted(PARTITIONS), plan), plan);
        assertTrue(
                find(
                        "\\[path#\\d+ ASC NULLS FIRST, deletionVectorId#\\d+ ASC NULLS FIRST, version#\\d+L? DESC NULLS LAST,"
                                + " position#\\d+L? DESC NULLS LAST\\]",
                        plan),
                plan);
    }

    private static boolean find(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        return matcher.find();
    }

    private static void collect(JsonNode node, List<String> names) {
        names.add(node.get("nodeName").asText());
        node.get("children").forEach(child -> collect(child, names));
    }

    @Test
    void theAntiJoinShufflesNothing() throws Exception {
        List<JsonNode> events = events(Strategy.ANTI_JOIN);
        List<JsonNode> jobs = named(events, "SparkListenerJobStart");
        assertEquals(2, jobs.size(), "the tail, then the checkpoint");
        for (JsonNode job : jobs) {
            assertEquals(
                    "State Reconstruction",
                    job.get("Properties").get("spark.job.description").asText());
            assertEquals(1, job.get("Stage IDs").size());
        }
        for (JsonNode task : named(events, "SparkListenerTaskEnd")) {
            assertEquals(
                    0,
                    task.get("Task Metrics")
                            .get("Shuffle Write Metrics")
                            .get("Shuffle Bytes Written")
                            .asLong());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSnapshotIsSpreadByRangesOnceThenCountedAndSortedFromTheSameShuffle(Strategy strategy) throws Exception {
        List<JsonNode> events =
                events(log.request(strategy, 2).ordered(new SnapshotOrder(PARTITIONS, 0), Set.of(FileColumn.PATH)));
        List<String> descriptions = new ArrayList<>();
        for (JsonNode job : named(events, "SparkListenerJobStart")) {
            String description =
                    job.get("Properties").get("spark.job.description").asText();
            if (descriptions.isEmpty()
                    || !descriptions.get(descriptions.size() - 1).equals(description)) {
                descriptions.add(description);
            }
        }
        assertEquals(
                List.of(
                        "State Reconstruction",
                        "Initial Snapshot: ranges of modification time and path",
                        "Initial Snapshot: files of each range",
                        "Initial Snapshot: sorted and delivered"),
                descriptions);

        List<String> plans = named(events, "SparkListenerSQLExecutionStart").stream()
                .map(query -> query.get("physicalPlanDescription").asText())
                .toList();
        String spread = plans.get(plans.size() - 2);
        assertTrue(
                find(
                        "rangepartitioning\\(modificationTime#\\d+L? ASC NULLS FIRST, path#\\d+ ASC NULLS FIRST, %d\\)"
                                .formatted(PARTITIONS),
                        spread),
                spread);
        String sorted = plans.get(plans.size() - 1);
        assertTrue(
                find(
                        "\\[modificationTime#\\d+L? ASC NULLS FIRST, path#\\d+ ASC NULLS FIRST, deletionVectorId#\\d+"
                                + " ASC NULLS FIRST\\], false",
                        sorted),
                sorted);
        assertFalse(sorted.contains("Exchange"), sorted);

        Set<Integer> writing = new TreeSet<>();
        for (JsonNode task : named(events, "SparkListenerTaskEnd")) {
            long written = task.get("Task Metrics")
                    .get("Shuffle Write Metrics")
                    .get("Shuffle Bytes Written")
                    .asLong();
            if (written > 0) {
                writing.add(task.get("Stage ID").asInt());
            }
        }
        assertEquals(strategy == Strategy.WINDOW ? 2 : 1, writing.size(), "stages that shuffle");
    }
}
