package io.deltareplay.launcher.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.deltareplay.launcher.replay.OracleProcess;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The packaged launcher with the embedded Spark: what comes out, what is left behind, and how it ends.
public abstract class SparkContract {
    /// Four checkpoint parts of about 12 MB of Arrow each, with statistics.
    private static final int FILES = 100_000;

    @TempDir
    static Path tables;

    @TempDir
    Path folder;

    static Path large;
    static String expectedDigest = "";
    SparkLaunch launch;

    private final Launcher launcher;

    protected SparkContract(Launcher launcher) {
        this.launcher = launcher;
    }

    @BeforeAll
    static void letDeltaSparkWriteALargeLog() throws Exception {
        large = tables.resolve("we{i}rd[1] 100% ü");
        OracleProcess.run(
                "log",
                tables.resolve("large").toString(),
                "--files",
                Integer.toString(FILES),
                "--checkpoint",
                "multipart:4");
        Files.move(tables.resolve("large"), large);
        Path folder = Files.createDirectory(tables.resolve("serial"));
        Ended serial = SparkLaunch.in(folder).run("files", large.toString(), "--format", "jsonl", "--stats", "--quiet");
        assertEquals(0, serial.exitCode(), serial.messages());
        expectedDigest = digest(serial.output());
    }

    @BeforeEach
    void makeTemporaryFolder() throws IOException {
        launch = SparkLaunch.in(launcher, folder);
    }

    /// Lines in any order.
    static String digest(byte[] jsonLines) {
        List<String> lines =
                new String(jsonLines, StandardCharsets.UTF_8).lines().sorted().toList();
        return lines.size() + " lines, " + Integer.toHexString(lines.hashCode());
    }

    String[] onSpark(String... more) {
        return Stream.concat(
                        Stream.of(
                                "files",
                                large.toString(),
                                "--mode",
                                "distributed",
                                "--format",
                                "jsonl",
                                "--stats",
                                "--master"),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    @Test
    void aSnapshotFromSparkIsLineByLineThatOfThisProcess() throws Exception {
        Ended whole = launch.run("snapshot", large.toString(), "--format", "jsonl");
        List<String> arguments = List.of("snapshot", large.toString(), "--format", "jsonl", "--from-index", "776");
        Ended serial = launch.run(arguments.toArray(String[]::new));
        assertEquals(0, serial.exitCode(), serial.messages());
        assertEquals(
                Optional.empty(),
                firstDifference(
                        whole.text().lines().skip(777).toList(),
                        serial.text().lines().toList()));
        Ended distributed = launch.run(Stream.concat(arguments.stream(), Stream.of("--mode", "distributed"))
                .toArray(String[]::new));
        assertEquals(0, distributed.exitCode(), distributed.messages());
        assertEquals(
                Optional.empty(),
                firstDifference(
                        serial.text().lines().toList(),
                        distributed.text().lines().toList()));
    }

    /// Whole lists would fill pages.
    private static Optional<String> firstDifference(List<String> left, List<String> right) {
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            String first = i < left.size() ? left.get(i) : "nothing";
            String second = i < right.size() ? right.get(i) : "nothing";
            if (!first.equals(second)) {
                return Optional.of("line %d: %s; %s".formatted(i + 1, first, second));
            }
        }
        return Optional.empty();
    }

    static Optional<String> credential(ProcessHandle process) {
        String environment = content(Path.of("/proc/" + process.pid() + "/environ"));
        return Stream.of(environment.split("\0"))
                .filter(variable -> variable.startsWith("SPARK_DELTA_REPLAY_CREDENTIAL="))
                .map(variable -> variable.substring(variable.indexOf('=') + 1))
                .findFirst();
    }

    /// Empty when the file, or its process, is gone.
    static String content(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }

    Path copyOfLarge(String name) throws IOException {
        Path copy = folder.resolve(name);
        try (Stream<Path> files = Files.walk(large)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(large.relativize(file).toString()));
            }
        }
        return copy;
    }

    static Path file(Path table, String ending) throws IOException {
        try (Stream<Path> files = Files.list(table.resolve("_delta_log"))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
        }
    }

    /// Files of that name have none any more, but whoever holds them open shows what it was.
    static boolean holdsSpilledRows(ProcessHandle process) {
        try (Stream<Path> files = Files.list(Path.of("/proc/" + process.pid() + "/fd"))) {
            for (Path file : files.toList()) {
                if (Files.readSymbolicLink(file).toString().contains("delta-replay-spill-")) {
                    return true;
                }
            }
        } catch (IOException e) {
            return false; // it ends, or closes files
        }
        return false;
    }

    /// The processes of Spark, as soon as there are any.
    static List<ProcessHandle> awaitSpark(Process launcher) throws InterruptedException {
        await(
                "Spark starts",
                () -> launcher.descendants().anyMatch(child -> credential(child).isPresent()));
        return launcher.descendants()
                .filter(child -> credential(child).isPresent())
                .toList();
    }

    static void assertGoneWithinTenSeconds(List<ProcessHandle> spark, Instant since) throws InterruptedException {
        assertNotEquals(List.of(), spark);
        await("Spark ends", () -> spark.stream().noneMatch(ProcessHandle::isAlive));
        Duration taken = Duration.between(since, Instant.now());
        assertTrue(taken.compareTo(Duration.ofSeconds(10)) < 0, "Spark took %s to end".formatted(taken));
    }

    static void await(String what, BooleanSupplier condition) throws InterruptedException {
        Instant deadline = Instant.now().plusSeconds(60);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("waited a minute in vain: " + what);
            }
            Thread.sleep(50);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"window", "anti-join"})
    void listIsTheSerialOneAndNothingStays(String strategy) throws Exception {
        Ended ended = launch.run(onSpark("local[2]", "--strategy", strategy));
        assertEquals(0, ended.exitCode(), ended.messages());
        assertEquals(expectedDigest, digest(ended.output()));
        assertTrue(ended.messages().contains("distributed with " + strategy), ended.messages());
        assertEquals(List.of(), launch.leftovers());
    }

    @ParameterizedTest
    @ValueSource(strings = {"window", "anti-join"})
    void damageIsToldInTheWordsOfASerialReplay(String strategy) throws Exception {
        Path copy = copyOfLarge("damaged");
        Path part = file(copy, ".parquet");
        try (RandomAccessFile bytes = new RandomAccessFile(part.toFile(), "rw")) {
            long middle = bytes.length() / 2;
            bytes.seek(middle);
            int before = bytes.read();
            bytes.seek(middle);
            bytes.write(before ^ 0x10);
        }
        Ended serial = launch.run(
                "files",
                copy.toString(),
                "--stats",
                "-o",
                folder.resolve("list").toString());
        Ended distributed = launch.run(
                "files",
                copy.toString(),
                "--stats",
                "--mode",
                "distributed",
                "--strategy",
                strategy,
                "--conf",
                "spark.sql.files.ignoreCorruptFiles=true",
                "-o",
                folder.resolve("list").toString());
        assertEquals(4, serial.exitCode(), serial.messages());
        assertEquals(4, distributed.exitCode(), distributed.messages());
        String start = "delta-replay: cannot replay %s at version".formatted(copy);
        assertTrue(distributed.messages().contains(start), distributed.messages());
        assertTrue(distributed.messages().contains(part + " is damaged"), distributed.messages());
        assertTrue(serial.messages().contains(part + " is damaged"), serial.messages());
        assertFalse(Files.exists(folder.resolve("list")));
        assertEquals(List.of(), launch.leftovers());
    }

    @ParameterizedTest
    @ValueSource(strings = {"window", "anti-join"})
    void lineThatIsCutShortIsNeverSkipped(String strategy) throws Exception {
        Path copy = copyOfLarge("cut");
        Path commit = file(copy, "7.json");
        String text = Files.readString(commit);
        Files.writeString(commit, text.substring(0, text.length() - 40));
        Ended serial = launch.run("files", copy.toString());
        Ended distributed =
                launch.run("files", copy.toString(), "--mode", "distributed", "--strategy", strategy, "--quiet");
        assertEquals(4, distributed.exitCode(), distributed.messages());
        assertEquals(serial.messages(), distributed.messages());
        assertTrue(distributed.messages().contains(commit + " is damaged in line"), distributed.messages());
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void signalEndsTheApplicationToo(String signal, int exitCode) throws Exception {
        Path list = Files.writeString(folder.resolve("list"), "old");
        Process process = launch.start(launch.process(onSpark("local[2]", "-o", list.toString())));
        List<ProcessHandle> spark = awaitSpark(process);
        Instant sent = Instant.now();
        assertEquals(
                0,
                new ProcessBuilder("kill", "-" + signal, "" + process.pid())
                        .start()
                        .waitFor());
        assertEquals(exitCode, launch.end(process).exitCode());
        assertGoneWithinTenSeconds(spark, sent);
        assertEquals("old", Files.readString(list));
        assertEquals(List.of(), launch.leftovers());
    }

    @Test
    void readerThatLeavesEarlyEndsTheApplicationQuietly() throws Exception {
        Ended ended = launch.end(
                launch.inShell("\"$@\" | head -c 9; echo \" ${PIPESTATUS[0]}\"", onSpark("local[2]", "--quiet")));
        assertEquals("{\"path\":\" 141\n", new String(ended.output(), StandardCharsets.UTF_8), ended.messages());
        assertEquals("", ended.messages());
        assertEquals(List.of(), launch.leftovers());
    }

    @Test
    void killedDriverIsAFailedJob() throws Exception {
        Process process = launch.start(launch.inShell(
                "\"$@\" | (sleep 20; cat > /dev/null); exit ${PIPESTATUS[0]}",
                onSpark("local[2]", "--spill-limit", "30m", "-v")));
        await(
                "rows arrive",
                () -> process.descendants().anyMatch(SparkContract::holdsSpilledRows) || !process.isAlive());
        ProcessHandle driver = process.descendants()
                .filter(child -> credential(child).isPresent())
                .findFirst()
                .orElseThrow();
        assertTrue(driver.destroyForcibly());
        Ended ended = launch.end(process);
        assertTrue(ended.messages().contains("cannot replay " + large), ended.messages());
        assertEquals(7, ended.exitCode(), ended.messages());
        // A driver that had nothing to say when it was killed leaves no log.
        assertTrue(
                launch.leftovers().stream().allMatch(name -> name.startsWith("delta-replay-spark-")),
                "" + launch.leftovers());
    }

    @Test
    void partitionThatAloneExceedsTheSpillLimitIsATransferFailureThatNamesIt() throws Exception {
        Ended ended = launch.run(onSpark("local[2]", "--strategy", "anti-join", "--spill-limit", "2m"));
        assertEquals(8, ended.exitCode(), ended.messages());
        assertTrue(ended.messages().contains("--spill-limit"), ended.messages());
    }

    @Test
    void reportTellsOfTheApplication() throws Exception {
        Path report = folder.resolve("report");
        Ended ended = launch.run(onSpark("local[2]", "--spark-ui", "--report", report.toString()));
        assertEquals(0, ended.exitCode(), ended.messages());
        String json = Files.readString(report);
        assertTrue(json.contains("\"strategy\": \"anti-join\""), json);
        assertTrue(json.contains("\"id\": \"local-"), json);
        assertTrue(json.contains("\"trackingUrl\": \"http://"), json);
    }

    @Test
    void autoStaysSerialOnOneMachine() throws Exception {
        Ended ended = launch.run(
                "files",
                large.toString(),
                "--distributed-above",
                "1",
                "-o",
                folder.resolve("l").toString());
        assertEquals(0, ended.exitCode(), ended.messages());
        assertTrue(ended.messages().contains("serial"), ended.messages());
    }
}
