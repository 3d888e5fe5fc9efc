package io.deltareplay.launcher.distributed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deltareplay.action.FilePaths;
import io.deltareplay.launcher.error.DeltaReplayException;
import io.deltareplay.launcher.inspect.LogInspector;
import io.deltareplay.launcher.inspect.VersionSelector;
import io.deltareplay.launcher.replay.PredicateTables;
import io.deltareplay.launcher.replay.PredicateTables.Answer;
import io.deltareplay.launcher.replay.SerialRun;
import io.deltareplay.launcher.storage.LocalStorage;
import io.deltareplay.launcher.table.LogFacts;
import io.deltareplay.launcher.table.TableLocation;
import io.deltareplay.launcher.where.SqlPredicate;
import io.deltareplay.predicate.Where;
import io.deltareplay.request.Strategy;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Made-up predicates on tables that delta-spark wrote: no file with a row that matches is lost, none is kept that
/// delta-spark would not scan, and executors keep what the serial replay keeps.
class PredicateAgreementIT {
    private static final int REPORTED = 5;
    private static final int DISTRIBUTED_PREDICATES = 4;

    /// Where more than delta-spark scans is kept on purpose.
    private record Caution(String tables, Pattern predicates, String reason) {
        boolean isOf(Answer answer) {
            return answer.table().startsWith(tables)
                    && predicates.matcher(answer.predicate()).find();
        }
    }

    private static final List<Caution> CAUTIONS = List.of(
            new Caution(
                    "where-widened",
                    Pattern.compile("\\bf\\b"),
                    "delta-spark reads the statistics of a float that became a double as doubles, and loses files"),
            new Caution(
                    "where-char",
                    Pattern.compile("\\bc (NOT )?LIKE"),
                    "what LIKE makes of a char column's padding is not told by statistics"),
            new Caution(
                    "where-partitions",
                    Pattern.compile("TIMESTAMP'[^']*' *(<|<=|>|>=|=|<=>|<>) *local_at"),
                    "a time without a zone is a point in time twice in the hour in which clocks are set back"));

    private static PredicateTables tables;

    @BeforeAll
    static void letDeltaSparkAnswer() throws Exception {
        tables = PredicateTables.get();
        long refused = answers().filter(Answer::isRefused).count();
        assertTrue(
                tables.answers().size() > 20,
                "too few tables: " + tables.answers().keySet());
        assertTrue(refused * 20 < answers().count(), "delta-spark refuses too many predicates: " + refused);
    }

    private static Stream<Answer> answers() {
        return tables.answers().values().stream().flatMap(Collection::stream);
    }

    @TestFactory
    Stream<DynamicTest> keepsEveryFileWithRowsThatMatch() {
        return tests((answer, facts) -> {
            Map<String, ObjectNode> files = all(facts);
            Set<String> lost = normalised(answer.matching());
            lost.removeAll(kept(answer, facts));
            return described("lost", lost, files);
        });
    }

    /// Where delta-spark itself leaves out a file with rows that match, it must be kept all the same.
    @TestFactory
    Stream<DynamicTest> keepsNoFileThatDeltaSparkWouldNotScan() {
        return tests((answer, facts) -> {
            if (CAUTIONS.stream().anyMatch(caution -> caution.isOf(answer))) {
                return "";
            }
            Map<String, ObjectNode> files = all(facts);
            Set<String> surplus = kept(answer, facts);
            surplus.removeAll(normalised(answer.scanned()));
            surplus.removeAll(normalised(answer.matching()));
            return described("kept in vain", surplus, files);
        });
    }

    @TestFactory
    Stream<DynamicTest> executorsKeepWhatTheSerialReplayKeeps() throws Exception {
        JobServerProcess spark = JobServerProcess.start();
        return tables.answers().entrySet().stream()
                .map(table -> DynamicTest.dynamicTest(name(table.getKey()), () -> {
                    LogFacts facts = facts(table.getValue().getFirst());
                    for (Answer answer : someOf(table.getValue())) {
                        Where where = where(answer, facts);
                        List<String> serial = rows(SerialRun.of(facts, SerialRun.ALL_COLUMNS, where)
                                .sink()
                                .rows());
                        for (Strategy strategy : Strategy.values()) {
                            List<String> distributed = rows(
                                    SparkRun.of(spark, facts, strategy, options -> options.where(Optional.of(where)))
                                            .sink()
                                            .rows());
                            assertEquals(serial, distributed, () -> strategy + " with " + answer.predicate());
                        }
                    }
                }))
                .onClose(() -> close(spark));
    }

    /// Those that keep some files, where there are enough.
    private static List<Answer> someOf(List<Answer> answers) {
        List<Answer> usable = answers.stream().filter(a -> !a.isRefused()).toList();
        long most = usable.stream().mapToLong(a -> a.scanned().size()).max().orElse(0);
        List<Answer> selective = usable.stream()
                .filter(a -> !a.scanned().isEmpty() && a.scanned().size() < most)
                .toList();
        List<Answer> from = selective.size() < DISTRIBUTED_PREDICATES ? usable : selective;
        int step = Math.max(1, from.size() / DISTRIBUTED_PREDICATES);
        List<Answer> some = new ArrayList<>();
        for (int i = 0; i < from.size() && some.size() < DISTRIBUTED_PREDICATES; i += step) {
            some.add(from.get(i));
        }
        return some;
    }

    private static void close(JobServerProcess spark) {
        try {
            spark.close();
        } catch (Exception e) {
            throw new IllegalStateException("Spark does not end", e);
        }
    }

    private interface Check {
        /// What is wrong; empty when nothing is.
        String problem(Answer answer, LogFacts facts);
    }

    private static Stream<DynamicTest> tests(Check check) {
        return tables.answers().entrySet().stream()
                .map(table -> DynamicTest.dynamicTest(name(table.getKey()), () -> {
                    LogFacts facts = facts(table.getValue().getFirst());
                    List<String> problems = new ArrayList<>();
                    for (Answer answer : table.getValue()) {
                        String problem = answer.isRefused() ? "" : problem(check, answer, facts);
                        if (!problem.isEmpty()) {
                            problems.add(answer.predicate() + "\n  " + problem);
                        }
                    }
                    assertEquals(
                            "",
                            String.join("\n", problems.subList(0, Math.min(REPORTED, problems.size()))),
                            () -> problems.size() + " predicates of "
                                    + table.getValue().size());
                }));
    }

    private static String problem(Check check, Answer answer, LogFacts facts) {
        try {
            return check.problem(answer, facts);
        } catch (DeltaReplayException refused) {
            return "refused: " + refused.getMessage();
        }
    }

    private static String name(String table) {
        return table + ", seed " + tables.seed();
    }

    private static LogFacts facts(Answer answer) {
        Path folder = tables.folder().resolve(answer.table());
        return new LogInspector(new LocalStorage())
                .inspect(TableLocation.parse(folder.toString()), new VersionSelector.Latest());
    }

    private static Where where(Answer answer, LogFacts facts) {
        return SqlPredicate.parse(answer.predicate())
                .resolve(answer.table(), facts.metadata(), ZoneId.of(answer.zone()));
    }

    private static Set<String> kept(Answer answer, LogFacts facts) {
        return paths(SerialRun.of(facts, SerialRun.ALL_COLUMNS, where(answer, facts)));
    }

    private static Set<String> paths(SerialRun run) {
        Set<String> paths = new TreeSet<>();
        run.sink().rows().forEach(row -> paths.add(normalised(row.get("path").asText())));
        return paths;
    }

    private static Map<String, ObjectNode> all(LogFacts facts) {
        Map<String, ObjectNode> files = new TreeMap<>();
        SerialRun.of(facts, 256 << 20)
                .sink()
                .rows()
                .forEach(row -> files.put(normalised(row.get("path").asText()), row));
        return files;
    }

    private static Set<String> normalised(List<String> paths) {
        Set<String> normalised = new TreeSet<>();
        paths.forEach(path -> normalised.add(normalised(path)));
        return normalised;
    }

    private static String normalised(String path) {
        return FilePaths.normalise(path, "file:");
    }

    private static List<String> rows(List<ObjectNode> rows) {
        return rows.stream().map(ObjectNode::toString).sorted().toList();
    }

    private static String described(String what, Set<String> paths, Map<String, ObjectNode> files) {
        return paths.stream()
                .findFirst()
                .map(first -> "%d %s, such as %s".formatted(paths.size(), what, files.get(first)))
                .orElse("");
    }
}
