package io.deltareplay.launcher.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.deltareplay.launcher.cli.CommandContract;
import io.deltareplay.launcher.cli.Program;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIf;

/// Real logs of the Delta project, each version of each, from the command line to standard output and the exit
/// code.
public abstract class GoldenTablesContract extends CommandContract {
    private static final ObjectMapper JSON = new ObjectMapper();

    protected GoldenTablesContract(Program program) {
        super(program);
    }

    @TestFactory
    @EnabledIf(
            value = "io.deltareplay.launcher.replay.GoldenReplayTest#areHere",
            disabledReason = "the golden tables are not here: set DELTA_GOLDEN_TABLES")
    Stream<DynamicTest> everyVersionOfEveryTableIsListedAsDeltaSparkDoes() throws IOException {
        return GoldenAnswer.tests(answer -> {
            try {
                check(answer);
            } catch (Exception e) {
                throw new AssertionError(answer.context(), e);
            }
        });
    }

    private void check(GoldenAnswer answer) throws Exception {
        String context = answer.context();
        List<String> arguments =
                new ArrayList<>(List.of("files", answer.table().toString(), "--format", "jsonl", "--stats"));
        answer.version().ifPresent(version -> arguments.addAll(List.of("--version", version.toString())));
        int exitCode = run(arguments.toArray(String[]::new));
        if (answer.isRefusal()) {
            assertTrue(exitCode == 3 || exitCode == 4, () -> context + " ended with " + exitCode + ": " + messages());
            assertEquals("", text(), context);
            return;
        }
        assertEquals(0, exitCode, () -> context + ": " + messages());
        List<ActiveFile> files = new ArrayList<>();
        for (String line : text().lines().toList()) {
            files.add(ActiveFile.of(JSON.readTree(line)));
        }
        assertEquals(answer.files(), files.stream().sorted().toList(), context);

        List<String> everything = text().lines().sorted().toList();

        arguments.set(0, "inspect");
        arguments.set(3, "json");
        arguments.remove("--stats");
        assertEquals(0, run(arguments.toArray(String[]::new)), () -> context + ": " + messages());
        JsonNode table = JSON.readTree(data()).get("table");
        assertEquals(
                answer.json().get("resolvedVersion").asLong(),
                table.get("version").asLong(),
                context);
        assertEquals(answer.json().get("tableId").asText(), table.get("id").asText(), context);
        Iterator<String> columns =
                JSON.readTree(data()).at("/metadata/physicalNames").fieldNames();
        arguments.set(0, "files");
        arguments.set(3, "jsonl");
        arguments.addAll(List.of("--stats", "--where"));
        checkPredicates(arguments, columns.hasNext() ? columns.next() : null, everything, context);
    }

    /// Predicates that keep every file, none, and some.
    private void checkPredicates(
            List<String> arguments, @Nullable String column, List<String> everything, String context) throws Exception {
        assertEquals(everything, kept(arguments, "TRUE", context), context);
        assertEquals(List.of(), kept(arguments, "FALSE", context), context);
        if (column == null) {
            return;
        }
        String quoted = "`" + column.replace("`", "``") + "`";
        List<String> nulls = kept(arguments, quoted + " IS NULL", context);
        List<String> values = kept(arguments, quoted + " IS NOT NULL", context);
        assertTrue(everything.containsAll(nulls) && everything.containsAll(values), context);
        assertEquals(
                everything,
                Stream.concat(nulls.stream(), values.stream())
                        .distinct()
                        .sorted()
                        .toList(),
                context);
    }

    private List<String> kept(List<String> arguments, String predicate, String context) throws Exception {
        int exitCode =
                run(Stream.concat(arguments.stream(), Stream.of(predicate)).toArray(String[]::new));
        assertEquals(0, exitCode, () -> context + ", " + predicate + ": " + messages());
        return text().lines().sorted().toList();
    }
}
