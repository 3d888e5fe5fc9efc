package io.deltareplay.launcher.distributed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deltareplay.launcher.error.DeltaReplayException;
import io.deltareplay.launcher.inspect.LogInspector;
import io.deltareplay.launcher.inspect.VersionSelector;
import io.deltareplay.launcher.plan.Mode;
import io.deltareplay.launcher.plan.PartitionCount;
import io.deltareplay.launcher.plan.PlanWishes;
import io.deltareplay.launcher.plan.ReplayPlan;
import io.deltareplay.launcher.plan.ReplayPlanner;
import io.deltareplay.launcher.replay.SerialRun;
import io.deltareplay.launcher.storage.LocalStorage;
import io.deltareplay.launcher.table.LogFacts;
import io.deltareplay.launcher.table.TableLocation;
import io.deltareplay.launcher.where.SqlPredicate;
import io.deltareplay.predicate.Where;
import io.deltareplay.request.Strategy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIf;

/// Logs that people met in the field, with the answers that are right: what `DELTA_FIELD_CASES` names. The serial
/// replay and every strategy on one Spark give them.
@EnabledIf(value = "areHere", disabledReason = "the field cases are not here: set DELTA_FIELD_CASES")
class FieldCasesIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static @Nullable JobServerProcess spark;

    @BeforeAll
    static void startSpark() throws IOException {
        spark = JobServerProcess.start();
    }

    @AfterAll
    static void stopSpark() throws Exception {
        if (spark != null) {
            spark.close();
        }
    }

    static boolean areHere() {
        return folder().isPresent();
    }

    private static Optional<Path> folder() {
        return Stream.of(
                        Optional.ofNullable(System.getenv("DELTA_FIELD_CASES")).map(Path::of),
                        Optional.of(Path.of("../../shared/field-cases")))
                .flatMap(Optional::stream)
                .map(folder -> folder.resolve("cases"))
                .filter(Files::isDirectory)
                .findFirst();
    }

    /// How a log is replayed.
    private interface Replay {
        List<ObjectNode> rows(LogFacts facts, @Nullable Where where);
    }

    @TestFactory
    Stream<DynamicTest> serial() throws IOException {
        return tests((facts, where) ->
                SerialRun.of(facts, SerialRun.ALL_COLUMNS, where).sink().rows());
    }

    @TestFactory
    Stream<DynamicTest> asPlannedOnSpark() throws IOException {
        return tests((facts, where) -> distributed(facts, null, where));
    }

    @TestFactory
    Stream<DynamicTest> window() throws IOException {
        return tests((facts, where) -> distributed(facts, Strategy.WINDOW, where));
    }

    @TestFactory
    Stream<DynamicTest> antiJoinWhereItMayBeUsed() throws IOException {
        return tests((facts, where) -> distributed(facts, Strategy.ANTI_JOIN, where));
    }

    private static List<ObjectNode> distributed(LogFacts facts, @Nullable Strategy asked, @Nullable Where where) {
        PlanWishes wishes =
                new PlanWishes(Mode.DISTRIBUTED, Optional.empty(), null, asked, new PartitionCount.Default());
        ReplayPlan.Distributed plan = (ReplayPlan.Distributed) ReplayPlanner.plan(facts, wishes);
        return SparkRun.of(
                        spark, facts, plan.strategy().strategy(), options -> options.where(Optional.ofNullable(where)))
                .sink()
                .rows();
    }

    private static Stream<DynamicTest> tests(Replay replay) throws IOException {
        List<Path> cases;
        try (Stream<Path> all = Files.list(folder().orElseThrow())) {
            cases = all.filter(Files::isDirectory).sorted().toList();
        }
        assertTrue(cases.size() >= 45, "too few cases: " + cases.size());
        return cases.stream()
                .map(log -> DynamicTest.dynamicTest(
                        log.getFileName().toString(),
                        () -> check(
                                log, JSON.readTree(log.resolve("expected.json").toFile()), replay)));
    }

    private static void check(Path log, JsonNode expected, Replay replay) {
        LogFacts facts;
        List<ObjectNode> rows;
        try {
            facts = new LogInspector(new LocalStorage())
                    .inspect(TableLocation.parse(log.toString()), new VersionSelector.Latest());
            rows = replay.rows(facts, null);
        } catch (DeltaReplayException refused) {
            assertTrue(
                    isRight(refused, expected) || isRight(refused, expected.path("accept")),
                    () -> "refused with %s: %s".formatted(refused.exitCode(), refused.getMessage()));
            return;
        }
        JsonNode answer = expected.has("paths") ? expected : expected.path("accept");
        assertEquals(texts(answer.path("paths")), sorted(paths(rows)));
        assertEquals(
                answer.path("size_sum").asLong(),
                rows.stream().mapToLong(row -> row.get("size").asLong()).sum());
        if (expected.has("version")) {
            assertEquals(expected.get("version").asLong(), facts.version());
        }
        for (JsonNode where : expected.path("where")) {
            check(where, facts, replay);
        }
    }

    private static boolean isRight(DeltaReplayException refused, JsonNode expected) {
        return expected.path("error").asInt() == refused.exitCode().code()
                && Pattern.compile(expected.path("message").asText())
                        .matcher(String.valueOf(refused.getMessage()))
                        .find();
    }

    private static void check(JsonNode expected, LogFacts facts, Replay replay) {
        String predicate = expected.get("predicate").asText();
        ZoneId zone = ZoneId.of(expected.path("args").path(1).asText("UTC"));
        Where where = SqlPredicate.parse(predicate).resolve("a field case", facts.metadata(), zone);
        List<String> kept = paths(replay.rows(facts, where));
        List<String> must = texts(expected.get("must"));
        List<String> lost = new ArrayList<>(must);
        lost.removeAll(kept);
        assertEquals(List.of(), lost, () -> "lost with " + predicate);
    }

    private static List<String> paths(List<ObjectNode> rows) {
        return rows.stream().map(row -> row.get("path").asText()).toList();
    }

    private static List<String> texts(JsonNode texts) {
        return sorted(StreamSupport.stream(texts.spliterator(), false)
                .map(JsonNode::asText)
                .toList());
    }

    private static List<String> sorted(List<String> texts) {
        return texts.stream().sorted().toList();
    }
}
