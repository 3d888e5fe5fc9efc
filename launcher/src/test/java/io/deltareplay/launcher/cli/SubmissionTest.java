package io.deltareplay.launcher.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A `spark-submit` that does not do what it should: a real process and a real channel, but no Spark.
class SubmissionTest {
    private static final Pattern LOG = Pattern.compile("Spark's own output is in (\\S+\\.log)\\.");

    @TempDir
    Path folder;

    private String table = "";
    private final List<Path> keptLogs = new ArrayList<>();

    @BeforeEach
    void writeTable() throws IOException {
        TextLog log = new TextLog(folder.resolve("table"));
        log.commit(1, TextLog.add("a"));
        table = log.table.toString();
    }

    @AfterEach
    void deleteLogs() throws IOException {
        for (Path log : keptLogs) {
            Files.delete(log);
        }
    }

    private TestHost host(FakeSpark spark) {
        return TestHost.withEnvironment(spark.environment());
    }

    private int run(TestHost host, String... arguments) {
        List<String> all = new ArrayList<>(List.of("files", table, "--format", "paths"));
        all.addAll(List.of(arguments));
        int code = host.run(all.toArray(String[]::new));
        Matcher log = LOG.matcher(host.messages());
        if (log.find()) {
            keptLogs.add(Path.of(log.group(1)));
        }
        return code;
    }

    @Test
    void missingOneIsASubmissionThatFailed() {
        TestHost host = TestHost.withEnvironment(Map.of("SPARK_HOME", "/none"));
        assertEquals(6, run(host, "--mode", "distributed"));
        assertTrue(
                host.messages().contains(" on Spark (local[*]): /none/bin/spark-submit (SPARK_HOME) does not exist"),
                host.messages());
        assertEquals("", host.text());
    }

    @Test
    void oneThatMayNotBeRunIsASubmissionThatFailed() throws IOException {
        FakeSpark spark = new FakeSpark(folder, "exit 0");
        assertTrue(spark.home().resolve("bin/spark-submit").toFile().setExecutable(false));
        TestHost host = host(spark);
        assertEquals(6, run(host, "--mode", "distributed"));
        assertTrue(host.messages().contains("(SPARK_HOME) is not executable"), host.messages());
    }

    @Test
    void jobThatWasNotBuiltIsASubmissionThatFailed() throws IOException {
        FakeSpark spark = new FakeSpark(folder, "exit 0");
        Files.delete(folder.resolve("executor-job/target/executor-job.jar"));
        TestHost host = host(spark);
        assertEquals(6, run(host, "--mode", "distributed"));
        assertTrue(host.messages().contains("executor-job.jar was not built"), host.messages());
    }

    @Test
    void oneThatFailsIsToldWithItsOwnError() throws IOException {
        TestHost host = host(new FakeSpark(folder, "echo starting; echo 'Error: Could not load class' >&2; exit 1"));
        assertEquals(6, run(host, "--mode", "distributed"));
        assertTrue(
                host.messages().contains("spark-submit ended before its driver reported: Could not load class"),
                host.messages());
        assertEquals("starting\nError: Could not load class\n", Files.readString(keptLogs.getFirst()));
        assertEquals("", host.text());
    }

    @Test
    void outputOfSparkIsKeptOnlyWhenThereIsSome() throws IOException {
        TestHost host = host(new FakeSpark(folder, "exit 1"));
        assertEquals(6, run(host, "--mode", "distributed"));
        assertTrue(host.messages().endsWith("Spark itself printed nothing.\n"), host.messages());
        assertEquals(List.of(), keptLogs);
    }

    @Test
    void oneThatEndsWithoutHavingDoneAnythingIsNoSuccess() throws IOException {
        TestHost host = host(new FakeSpark(folder, "exit 0"));
        assertEquals(6, run(host, "--mode", "distributed"));
        assertTrue(host.messages().contains("spark-submit ended before its driver reported"), host.messages());
    }

    @Test
    void oneThatHangsIsEndedWithAllThatItStarted() throws Exception {
        FakeSpark spark =
                new FakeSpark(folder, "echo $$ >$SPARK_HOME/parent; sleep 600 & echo $! >$SPARK_HOME/child; wait");
        TestHost host = host(spark);
        Instant start = Instant.now();
        assertEquals(6, run(host, "--mode", "distributed", "--spark-timeout", "1s"));
        assertTrue(Duration.between(start, Instant.now()).toSeconds() < 10, "it took too long");
        assertTrue(host.messages().contains("the driver did not register within 1.0 s"), host.messages());
        assertFalse(spark.runs("parent"));
        assertFalse(spark.runs("child"));
    }

    @Test
    void argumentsAreWhatWasAskedForAndTheSecretIsNotAmongThem() throws IOException {
        FakeSpark spark = new FakeSpark(
                folder,
                "echo told; printf '%s\\n' \"$@\" >$SPARK_HOME/arguments; printenv | grep ^SPARK_ >$SPARK_HOME/variables");
        TestHost host = host(spark);
        run(
                host,
                "--master",
                "local[3]",
                "--conf",
                "spark.x=a b",
                "--mode",
                "distributed",
                "--",
                "--executor-memory",
                "4g",
                "--conf=spark.y=2");
        List<String> arguments = Files.readAllLines(spark.home().resolve("arguments"));
        for (String argument :
                List.of("spark.x=a b", "spark.y=2", "spark.master=local[3]", "spark.submit.deployMode=client", "4g")) {
            assertTrue(arguments.contains(argument), arguments.toString());
        }
        assertTrue(arguments.get(arguments.size() - 2).endsWith("executor-job.jar"), arguments.toString());
        assertTrue(arguments.getLast().matches("127\\.0\\.0\\.1:[0-9]+"), arguments.toString());

        String secret = Files.readAllLines(spark.home().resolve("variables")).stream()
                .filter(line -> line.startsWith("SPARK_DELTA_REPLAY_CREDENTIAL="))
                .map(line -> line.replaceFirst(".*?=", ""))
                .findFirst()
                .orElseThrow();
        assertTrue(secret.length() > 40, "a secret of 256 bits");
        assertFalse(arguments.toString().contains(secret));
        assertFalse(host.messages().contains(secret));
        assertFalse(Files.readString(keptLogs.getFirst()).contains(secret));
    }

    @Test
    void automaticRunGoesOnWithoutTheCluster() throws IOException {
        TestHost host = host(new FakeSpark(folder, "echo 'Error: no route to host' >&2; exit 1"));
        Path report = folder.resolve("report.json");
        assertEquals(
                0,
                run(host, "--master", "spark://127.0.0.1:1", "--distributed-above", "0", "--report", report.toString()),
                host::messages);
        assertEquals(table + "/a\n", host.text());
        assertTrue(
                host.messages().contains("warning: replayed in this process instead of on Spark: cannot replay "),
                host.messages());
        assertTrue(host.messages().contains("no route to host"), host.messages());
        JsonNode json = new ObjectMapper().readTree(report.toFile());
        assertEquals("serial", json.at("/plan/kind").textValue());
        String reason = json.at("/plan/reason").textValue();
        assertTrue(
                reason.startsWith("serial, because Spark could not be used; planned was: distributed, because "),
                reason);
        assertTrue(reason.matches(".* take about .+ here and about .+ on spark://127\\.0\\.0\\.1:1 with .+"), reason);
        assertEquals(1, json.get("warnings").size());
        assertEquals(1, keptLogs.size());
    }

    @Test
    void automaticRunThatMayNotFallBackFails() throws IOException {
        TestHost host = host(new FakeSpark(folder, "exit 1"));
        assertEquals(6, run(host, "--master", "spark://127.0.0.1:1", "--distributed-above", "0", "--no-fallback"));
        assertEquals("", host.text());
    }
}
