package io.deltareplay.launcher.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.deltareplay.launcher.cli.CommandContract;
import io.deltareplay.launcher.cli.Program;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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
    }
}
