package io.deltareplay.launcher.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.deltareplay.launcher.replay.OracleProcess;
import io.deltareplay.launcher.spark.EmbeddedSpark;
import io.deltareplay.launcher.spark.StandaloneCluster;
import io.deltareplay.launcher.spark.StandaloneCluster.Workers;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What may go wrong while the executors of a real cluster send what they found: nothing is lost, nothing is
/// doubled,
/// and every run comes to an end that says what it was.
class ClusterFaultsIT {
    /// Four checkpoint parts of about 12 MB of Arrow each, with statistics.
    private static final int FILES = 100_000;

    /// What is not enough for two of the parts: with a reader that does not read, one waits in its midst.
    private static final String SMALL_SPILL = "20m";

    private static final Duration END = Duration.ofSeconds(10);

    /// After how long without a sign of life Spark takes an executor for lost.
    private static final Duration EXECUTOR_LOSS = Duration.ofSeconds(110);

    @TempDir
    static Path tables;

    @TempDir
    Path folder;

    private static StandaloneCluster cluster;
    private static Path table;
    private static FileLines expected;
    private SparkLaunch launch;

    @BeforeAll
    static void startClusterAndWriteTable() throws Exception {
        cluster = StandaloneCluster.start("faults", Workers.withCores(2));
        table = tables.resolve("table");
        OracleProcess.run("log", table.toString(), "--files", Integer.toString(FILES), "--checkpoint", "multipart:4");
        SparkLaunch serial = SparkLaunch.in(Files.createDirectory(tables.resolve("serial")));
        Ended ended = serial.run("files", table.toString(), "--format", "jsonl", "--stats", "--quiet");
        assertEquals(0, ended.exitCode(), ended.messages());
        expected = FileLines.of(ended.output());
        assertTrue(expected.lines().size() >= FILES, ended.messages());
    }

    @AfterAll
    static void stopCluster() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @BeforeEach
    void makeTemporaryFolder() throws IOException {
        launch = SparkLaunch.in(folder);
    }

    private static String[] onCluster(List<String> more) {
        return SparkLaunch.linesOn(cluster.masterUrl(), table, more);
    }

    private static String[] onCluster(String... more) {
        return onCluster(List.of(more));
    }

    private static List<String> concat(List<String> first, String... more) {
        return Stream.concat(first.stream(), Stream.of(more)).toList();
    }

    private static void assertWhole(Ended ended) {
        assertEquals(0, ended.exitCode(), ended.messages());
        expected.assertSame(FileLines.of(ended.output()), ended.messages());
    }

    private void assertNothingStays() throws Exception {
        assertEquals(List.of(), launch.leftovers());
        assertApplicationEnds();
    }

    private static void assertApplicationEnds() throws Exception {
        Waiting.until(
                "the end of every executor", END, () -> cluster.executors().isEmpty());
        Waiting.until(
                "the end of every application",
                END,
                () -> cluster.activeApplications().isEmpty());
    }

    /// A run through a relay, in whose midst some task waits for the reader.
    private HeldRun inMidstream(Relay relay, String... more) throws Exception {
        HeldRun run = HeldRun.start(launch, onCluster(concat(relay.arguments(), more)));
        awaitMidstream(run, relay);
        return run;
    }

    private static void awaitMidstream(HeldRun run, Relay relay) throws Exception {
        Waiting.until("a task that waits in the midst of its rows", () -> {
            assertTrue(run.isAlive(), () -> "ended: " + run.messages());
            return !relay.paused().isEmpty();
        });
    }

    private static ProcessHandle pausedExecutor(Relay relay) throws Exception {
        return Waiting.forSome("the executor that waits", () -> {
            Optional<Relay.Link> paused = relay.paused().stream().findFirst();
            return paused.isEmpty()
                    ? Optional.empty()
                    : SocketOwner.of(paused.get().clientPort(), cluster.executors().stream());
        });
    }

    private static void signal(String signal, ProcessHandle process) throws Exception {
        assertEquals(
                0,
                new ProcessBuilder("kill", "-" + signal, "" + process.pid())
                        .start()
                        .waitFor());
    }

    @ParameterizedTest
    @ValueSource(strings = {"window", "anti-join"})
    void listIsTheSerialOneAndTheApplicationIsTold(String strategy) throws Exception {
        Ended ended = launch.run(onCluster("--strategy", strategy, "--spark-ui"));
        assertWhole(ended);
        assertTrue(ended.messages().contains("distributed with " + strategy), ended.messages());
        assertTrue(ended.messages().contains(" runs it as app-"), ended.messages());
        assertTrue(ended.messages().contains(", shown at http://"), ended.messages());
        assertNothingStays();
    }

    @Test
    void largeLogGoesToTheClusterByItselfAndBothSidesOfTheEstimateAreSaid() throws Exception {
        Ended ended = launch.run(
                "files",
                table.toString(),
                "--master",
                cluster.masterUrl(),
                "--distributed-above",
                "1",
                "--format",
                "jsonl",
                "--stats",
                "--verbose");
        assertWhole(ended);
        assertTrue(ended.messages().contains("distributed, because "), ended.messages());
        assertTrue(ended.messages().contains("more than --distributed-above 1"), ended.messages());
        assertTrue(
                ended.messages().matches("(?s).*about .* here and about .* on " + cluster.masterUrl() + ".*"),
                ended.messages());
        assertTrue(ended.messages().contains(" runs it as app-"), ended.messages());
    }

    @ParameterizedTest
    @ValueSource(strings = {"window", "anti-join"})
    void killedExecutorLosesNothing(String strategy) throws Exception {
        try (Relay relay = Relay.open();
                HeldRun run = inMidstream(relay, "--strategy", strategy, "--spill-limit", SMALL_SPILL)) {
            ProcessHandle executor = pausedExecutor(relay);
            signal("KILL", executor);
            Waiting.until("its end", () -> !executor.isAlive());
            assertWhole(run.release());
        }
        assertNothingStays();
    }

    @Test
    void stoppedExecutorIsOvertakenWithSpeculation() throws Exception {
        // The parts that are complete must leave room for the second attempt at the one that hangs.
        try (Relay relay = Relay.open();
                HeldRun run = inMidstream(
                        relay,
                        "--strategy",
                        "anti-join",
                        "--spill-limit",
                        "40m",
                        "--conf",
                        "spark.speculation=true",
                        "--conf",
                        "spark.speculation.interval=100ms",
                        "--conf",
                        "spark.speculation.multiplier=1.1",
                        "--conf",
                        "spark.speculation.quantile=0.25")) {
            ProcessHandle executor = pausedExecutor(relay);
            signal("STOP", executor);
            try {
                Instant stopped = Instant.now();
                assertWhole(run.release());
                assertTrue(executor.isAlive());
                assertTrue(
                        Duration.between(stopped, Instant.now()).compareTo(EXECUTOR_LOSS) < 0,
                        "Spark gave the executor up");
            } finally {
                signal("CONT", executor);
            }
        }
        assertNothingStays();
    }

    @ParameterizedTest
    @ValueSource(strings = {"window", "anti-join"})
    void lostWorkerLosesNothing(String strategy) throws Exception {
        try (Relay relay = Relay.open();
                HeldRun run = inMidstream(relay, "--strategy", strategy, "--spill-limit", SMALL_SPILL)) {
            ProcessHandle executor = pausedExecutor(relay);
            int worker = cluster.workerOf(executor);
            try {
                cluster.killWorker(worker);
                Waiting.until("the executor's end", () -> !executor.isAlive());
                assertWhole(run.release());
            } finally {
                cluster.startWorker();
            }
        }
        assertNothingStays();
        cluster.awaitWorkers(2);
    }

    @Test
    void killedDriverIsAFailedJobThatNamesSparksLogAndItsExecutorsEnd() throws Exception {
        try (Relay relay = Relay.open();
                HeldRun run = inMidstream(relay, "--spill-limit", SMALL_SPILL, "--", "--verbose")) {
            signal("KILL", run.driver());
            Waiting.until(
                    "the end of every executor", END, () -> cluster.executors().isEmpty());
            Ended ended = run.release();
            assertEquals(7, ended.exitCode(), ended.messages());
            assertTrue(ended.messages().contains("cannot replay " + table), ended.messages());
            // What spark-submit said of its arguments is no reason.
            assertTrue(ended.messages().matches("(?s).*the driver was lost \\([^)]*\\)\n.*"), ended.messages());
            Path log = launch.temporary().resolve(launch.leftovers().getFirst());
            assertTrue(ended.messages().contains("Spark's own output is in " + log), ended.messages());
            assertEquals(1, launch.leftovers().size());
        }
        assertApplicationEnds();
    }

    @Test
    void applicationWhoseLauncherWasKilledEndsItself() throws Exception {
        try (Relay relay = Relay.open();
                HeldRun run = inMidstream(relay, "--spill-limit", SMALL_SPILL)) {
            ProcessHandle driver = run.driver();
            signal("KILL", run.launcher());
            Waiting.until("the driver's end", END, () -> !driver.isAlive());
            assertApplicationEnds();
            assertTrue(
                    launch.leftovers().stream().allMatch(name -> name.startsWith("delta-replay-spark-")),
                    "more than Spark's log stays: " + launch.leftovers());
        }
    }

    @Test
    void interruptEndsTheApplicationInMidstream() throws Exception {
        try (Relay relay = Relay.open();
                HeldRun run = inMidstream(relay, "--spill-limit", SMALL_SPILL)) {
            ProcessHandle driver = run.driver();
            signal("INT", run.launcher());
            Waiting.until("the launcher's end", END, () -> !run.isAlive());
            assertEquals(130, run.exitCode(), run.messages());
            Waiting.until("the driver's end", END, () -> !driver.isAlive());
        }
        assertNothingStays();
    }

    @ParameterizedTest
    @ValueSource(strings = {"window", "anti-join"})
    void connectionThatIsCutLosesNothing(String strategy) throws Exception {
        long inTheMidst = strategy.equals("window") ? 600_000 : 5_000_000;
        try (Relay relay = Relay.open(inTheMidst)) {
            Ended ended = launch.run(onCluster(concat(
                    relay.arguments(),
                    "--strategy",
                    strategy,
                    "--conf",
                    "spark.databricks.delta.v2.distributedLogReplay.numPartitions=8")));
            assertTrue(relay.hasCut(), "no connection was cut");
            assertWhole(ended);
        }
        assertNothingStays();
    }

    @Test
    void strangersAtThePortCostNothing() throws Exception {
        try (Relay relay = Relay.open();
                Strangers strangers = new Strangers(relay.port());
                HeldRun run =
                        HeldRun.start(launch, onCluster(concat(relay.arguments(), "--spill-limit", SMALL_SPILL)))) {
            Waiting.until("the port", () -> isListening(relay.port()));
            strangers.knock(12);
            awaitMidstream(run, relay);
            strangers.knock(13);
            Ended ended = run.release();
            assertWhole(ended);
            assertEquals(2, strangers.refused());
            assertFalse(ended.messages().contains("warning"), ended.messages());
        }
        assertNothingStays();
    }

    private static boolean isListening(int port) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void clusterThatGrantsNoExecutorIsASubmissionThatFailed() throws Exception {
        assertFallsBackOnlyWhenItMay(
                cluster.masterUrl(), "the cluster granted no executor within 15", "--", "--executor-memory", "64g");
        assertApplicationEnds();
    }

    @Test
    void masterThatIsNotThereIsASubmissionThatFailed() throws Exception {
        assertFallsBackOnlyWhenItMay("spark://127.0.0.1:1", "Connection refused");
    }

    private void assertFallsBackOnlyWhenItMay(String master, String reason, String... more) throws Exception {
        List<String> all = List.of("files", table.toString(), "--format", "jsonl", "--stats", "--spark-timeout", "15s");
        List<String> automatic = concat(all, "--master", master, "--distributed-above", "1");
        try (HeldRun asked = start("asked", concat(concat(all, "--master", master, "--mode", "distributed"), more));
                HeldRun mayNot = start("may-not", concat(concat(automatic, "--no-fallback"), more));
                HeldRun may = start("may", concat(automatic, more))) {
            for (HeldRun run : List.of(asked, mayNot)) {
                Ended ended = run.release();
                assertEquals(6, ended.exitCode(), ended.messages());
                assertEquals(0, ended.output().length);
                assertTrue(ended.messages().contains("on Spark (" + master + ")"), ended.messages());
                assertTrue(ended.messages().contains(reason), ended.messages());
            }
            Ended ended = may.release();
            assertWhole(ended);
            assertTrue(
                    ended.messages().contains("warning: replayed in this process instead of on Spark: "),
                    ended.messages());
            assertTrue(ended.messages().contains(reason), ended.messages());
        }
    }

    private HeldRun start(String name, List<String> arguments) throws IOException {
        return HeldRun.start(
                SparkLaunch.in(Files.createDirectory(folder.resolve(name))), arguments.toArray(String[]::new));
    }

    @Test
    void classThatTheClusterLacksIsNamed() throws Exception {
        try (SparkFarm home = SparkFarm.without("parquet-hadoop");
                StandaloneCluster lacking = StandaloneCluster.start("lacking", new Workers(home.folder(), 1))) {
            Ended ended = launch.run(
                    "files",
                    table.toString(),
                    "--mode",
                    "distributed",
                    "--master",
                    lacking.masterUrl(),
                    "--strategy",
                    "anti-join");
            assertEquals(7, ended.exitCode(), ended.messages());
            assertTrue(
                    ended.messages().contains("the job failed: java.lang.ClassNotFoundException: org.apache.parquet."),
                    ended.messages());
            assertTrue(ended.messages().contains("Spark's own output is in "), ended.messages());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"window", "anti-join"})
    void fileThatIsTruncatedAfterItWasListedIsDamaged(String strategy) throws Exception {
        Path copy = copyOfTable();
        Path part = checkpointPart(copy);
        Path home = submittingAfter("truncate -s %d '%s'".formatted(Files.size(part) / 2, part));
        Ended ended = launch.run(
                "files",
                copy.toString(),
                "--mode",
                "distributed",
                "--master",
                cluster.masterUrl(),
                "--spark-home",
                home.toString(),
                "--strategy",
                strategy);
        assertEquals(4, ended.exitCode(), ended.messages());
        assertTrue(ended.messages().contains(part + " is damaged: "), ended.messages());
        assertNothingStays();
    }

    @ParameterizedTest
    @ValueSource(strings = {"window", "anti-join"})
    void fileThatIsGoneAfterItWasListedCausesOneFreshStart(String strategy) throws Exception {
        Path copy = copyOfTable();
        Path part = checkpointPart(copy);
        Path home = submittingAfter("rm -f '%s'".formatted(part));
        Ended ended = launch.run(
                "files",
                copy.toString(),
                "--mode",
                "distributed",
                "--master",
                cluster.masterUrl(),
                "--spark-home",
                home.toString(),
                "--strategy",
                strategy,
                "--verbose");
        Ended serial = launch.run("files", copy.toString());
        assertTrue(ended.messages().contains("starting anew: "), ended.messages());
        assertEquals(serial.exitCode(), ended.exitCode(), ended.messages());
        assertTrue(
                ended.messages().contains(serial.messages().lines().findFirst().orElseThrow()),
                ended.messages() + serial.messages());
        assertNothingStays();
    }

    /// A Spark home whose `spark-submit` does something before it is the build's own.
    private Path submittingAfter(String command) throws IOException {
        Path submit = Files.createDirectories(folder.resolve("home/bin")).resolve("spark-submit");
        Path real = EmbeddedSpark.HOME.resolve("bin/spark-submit");
        Files.writeString(submit, "#!/bin/sh\n%s\nexec '%s' \"$@\"\n".formatted(command, real));
        assertTrue(submit.toFile().setExecutable(true));
        return folder.resolve("home");
    }

    private Path copyOfTable() throws IOException {
        Path copy = folder.resolve("copy");
        try (Stream<Path> files = Files.walk(table)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(table.relativize(file).toString()));
            }
        }
        return copy;
    }

    private static Path checkpointPart(Path table) throws IOException {
        try (Stream<Path> files = Files.list(table.resolve("_delta_log"))) {
            return files.filter(file -> file.toString().endsWith(".parquet"))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"window", "anti-join"})
    void spillSmallerThanTwoPartitionsMakesTasksYieldAndLosesNothing(String strategy) throws Exception {
        Path events = Files.createDirectory(folder.resolve("events"));
        try (Relay relay = Relay.open();
                HeldRun run = inMidstream(
                        relay,
                        "--strategy",
                        strategy,
                        "--conf",
                        "spark.databricks.delta.v2.distributedLogReplay.numPartitions=4",
                        "--spill-limit",
                        "16m",
                        "--conf",
                        "spark.eventLog.enabled=true",
                        "--conf",
                        "spark.eventLog.compress=false",
                        "--conf",
                        "spark.eventLog.rolling.enabled=false",
                        "--conf",
                        "spark.eventLog.dir=" + events.toUri())) {
            assertWhole(run.release());
        }
        assertNothingStays();
        try (Stream<Path> files = Files.list(events)) {
            List<String> ends = Files.readAllLines(files.findFirst().orElseThrow()).stream()
                    .filter(event -> event.contains("\"SparkListenerTaskEnd\""))
                    .toList();
            assertTrue(
                    ends.stream().anyMatch(event -> event.contains("the launcher asked for its spill space back")),
                    "no task yielded");
            assertTrue(ends.stream().noneMatch(event -> event.contains("\"ExceptionFailure\"")), "a task failed");
        }
    }

    @Test
    void encryptedChannelDeliversTheSameAndRefusesPlainText() throws Exception {
        int port = freePort();
        try (HeldRun run = HeldRun.start(
                launch,
                onCluster(
                        "--bind",
                        "0.0.0.0",
                        "--advertise",
                        "127.0.0.1",
                        "--port",
                        "" + port,
                        "--spill-limit",
                        SMALL_SPILL))) {
            Waiting.until("the application", () -> run.messages().contains(" runs it as app-"));
            try (Strangers strangers = new Strangers(port)) {
                strangers.knock(3);
                assertEquals(1, strangers.refused());
            }
            assertWhole(run.release());
        }
        assertNothingStays();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
