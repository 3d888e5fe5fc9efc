package io.deltareplay.launcher.distributed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deltareplay.launcher.error.DeltaReplayException;
import io.deltareplay.launcher.inspect.LogInspector;
import io.deltareplay.launcher.inspect.VersionSelector;
import io.deltareplay.launcher.replay.FixtureTables;
import io.deltareplay.launcher.replay.GoldenReplayTest;
import io.deltareplay.launcher.replay.RepeatedTable;
import io.deltareplay.launcher.replay.SerialRun;
import io.deltareplay.launcher.storage.LocalStorage;
import io.deltareplay.launcher.table.LogFacts;
import io.deltareplay.launcher.table.TableLocation;
import io.deltareplay.predicate.Comparison;
import io.deltareplay.predicate.FilePredicate;
import io.deltareplay.predicate.FilterColumn;
import io.deltareplay.predicate.Literal;
import io.deltareplay.predicate.ValueType;
import io.deltareplay.predicate.Where;
import io.deltareplay.request.Strategy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/// The heart of it: serial = window = anti-join, row by row and column by column, on every version of every table
/// that other tests compare with delta-spark and Delta Kernel.
class AgreementIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static JobServerProcess spark;

    @BeforeAll
    static void startSpark() throws IOException {
        spark = JobServerProcess.start();
    }

    @AfterAll
    static void stopSpark() throws Exception {
        spark.close();
    }

    @TestFactory
    Stream<DynamicTest> onEveryTableThatDeltaSparkWrote() throws Exception {
        FixtureTables fixtures = FixtureTables.get();
        assertTrue(
                fixtures.answers().size() > 100,
                "too few tables: " + fixtures.answers().size());
        return tests(fixtures.folder(), fixtures.answers().keySet());
    }

    @TestFactory
    @EnabledIf(value = "goldenTablesAreHere", disabledReason = "set DELTA_GOLDEN_TABLES")
    Stream<DynamicTest> onEveryGoldenTable() throws Exception {
        Path folder = GoldenReplayTest.folder().orElseThrow();
        Set<String> names = new TreeSet<>();
        for (String line : Files.readAllLines(folder.resolve("expected.jsonl"))) {
            names.add(JSON.readTree(line).get("table").asText());
        }
        assertTrue(names.size() > 100, "too few tables: " + names.size());
        return tests(folder.resolve("tables"), names);
    }

    @TestFactory
    Stream<DynamicTest> onEveryTableWhoseCheckpointNamesFilesAgain(@TempDir Path folder) throws Exception {
        Set<String> names = new TreeSet<>();
        for (RepeatedTable kind : RepeatedTable.values()) {
            names.add(kind.name());
            kind.writeTo(folder.resolve(kind.name()));
        }
        FilterColumn id = new FilterColumn("id", List.of("id"), false, ValueType.INTEGER);
        Where replaced = new Where(
                "a test's", new FilePredicate.Compare(id, Comparison.LESS, new Literal.OfLong(1545)), ZoneOffset.UTC);
        return names.stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    LogFacts facts = inspected(folder.resolve(name), new VersionSelector.Latest())
                            .orElseThrow();
                    agrees(facts);
                    List<String> serial = sorted(SerialRun.of(facts, SerialRun.ALL_COLUMNS, replaced)
                            .sink()
                            .rows());
                    List<String> window = sorted(
                            SparkRun.of(spark, facts, Strategy.WINDOW, options -> options.where(Optional.of(replaced)))
                                    .sink()
                                    .rows());
                    assertEquals(serial, window);
                }));
    }

    static boolean goldenTablesAreHere() {
        return GoldenReplayTest.areHere();
    }

    private static Stream<DynamicTest> tests(Path folder, Set<String> tables) {
        return tables.stream().map(table -> DynamicTest.dynamicTest(table, () -> agrees(folder.resolve(table))));
    }

    /// Compares the newest version and every older one that there is.
    private static void agrees(Path table) {
        Optional<LogFacts> newest = inspected(table, new VersionSelector.Latest());
        if (newest.isEmpty()) {
            return; // refused before anything is replayed, which other tests look at
        }
        agrees(newest.get());
        for (long version = newest.get().version() - 1; version >= 0; version--) {
            inspected(table, new VersionSelector.AtVersion(version)).ifPresent(AgreementIT::agrees);
        }
    }

    private static Optional<LogFacts> inspected(Path table, VersionSelector version) {
        try {
            return Optional.of(
                    new LogInspector(new LocalStorage()).inspect(TableLocation.parse(table.toString()), version));
        } catch (DeltaReplayException refused) {
            return Optional.empty();
        }
    }

    private static void agrees(LogFacts facts) {
        Answer serial = answer(() -> {
            SerialRun run = SerialRun.of(facts, 256 << 20);
            return new Answer(sorted(run.sink().rows()), run.result().warnings(), "", 0);
        });
        // Files that a checkpoint names again are a matter of the window alone, and of a plan that always takes it.
        boolean repeats = serial.warnings().stream().anyMatch(w -> w.contains("more than once"));
        for (Strategy strategy : repeats ? Set.of(Strategy.WINDOW) : Set.of(Strategy.values())) {
            Answer distributed = answer(() -> {
                SparkRun run = SparkRun.of(spark, facts, strategy);
                return new Answer(sorted(run.sink().rows()), run.result().warnings(), "", 0);
            });
            String context = "version %d with %s: ".formatted(facts.version(), strategy);
            assertEquals("", context(context, difference(serial, distributed)));
        }
    }

    private static String context(String context, String difference) {
        return difference.isEmpty() ? "" : context + difference;
    }

    /// What a replay delivers, or what it refuses to do.
    private record Answer(List<String> rows, List<String> warnings, String problem, int exitCode) {}

    private interface Replay {
        Answer run();
    }

    private static Answer answer(Replay replay) {
        try {
            return replay.run();
        } catch (DeltaReplayException refused) {
            return new Answer(
                    List.of(),
                    List.of(),
                    String.valueOf(refused.getMessage()),
                    refused.exitCode().code());
        }
    }

    private static List<String> sorted(List<ObjectNode> rows) {
        return rows.stream().map(ObjectNode::toString).sorted().toList();
    }

    /// Whole lists would fill pages.
    private static String difference(Answer serial, Answer distributed) {
        if (!serial.problem().equals(distributed.problem()) || serial.exitCode() != distributed.exitCode()) {
            return "serial says '%s', distributed '%s'".formatted(serial.problem(), distributed.problem());
        }
        if (!new HashSet<>(serial.warnings()).equals(new HashSet<>(distributed.warnings()))) {
            return "serial warns %s, distributed %s".formatted(serial.warnings(), distributed.warnings());
        }
        if (serial.rows().equals(distributed.rows())) {
            return "";
        }
        List<String> missing = new ArrayList<>(serial.rows());
        distributed.rows().forEach(missing::remove);
        List<String> extra = new ArrayList<>(distributed.rows());
        serial.rows().forEach(extra::remove);
        return "%d missing: %.600s%n%d too many: %.600s"
                .formatted(missing.size(), first(missing), extra.size(), first(extra));
    }

    private static String first(List<String> rows) {
        return rows.isEmpty() ? "" : rows.getFirst();
    }
}
