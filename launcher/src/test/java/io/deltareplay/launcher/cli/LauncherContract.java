package io.deltareplay.launcher.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How the packaged launcher behaves as a process among others: exit codes, pipes, signals.
public abstract class LauncherContract {
    private final Launcher launcher;

    private static final int FILES = 300_000;

    @TempDir
    static Path tables;

    @TempDir
    Path folder;

    private static String small = "";
    private static String large = "";

    @BeforeAll
    static void writeTables() throws IOException {
        small = new TextLog(tables.resolve("small"))
                .commit(1, TextLog.add("a"), TextLog.add("b"))
                .table
                .toString();
        String[] adds = new String[FILES];
        for (int i = 0; i < FILES; i++) {
            adds[i] = TextLog.add("part-%08d-c2f5a7e0-7b0d-4c57-a4c5-0f1d5e3b9a11.parquet".formatted(i));
        }
        large = new TextLog(tables.resolve("large")).commit(1, adds).table.toString();
    }

    protected LauncherContract(Launcher launcher) {
        this.launcher = launcher;
    }

    private Ended run(String... arguments) throws Exception {
        return LauncherProcess.piped(launcher.command(arguments));
    }

    private Ended inShell(String line, String... arguments) throws Exception {
        return LauncherProcess.inShell(folder, line, launcher.command(arguments));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void dataGoesToStandardOutputAndNothingElseDoes() throws Exception {
        Ended ended = run("files", small, "--format", "paths", "--quiet");
        assertEquals(0, ended.exitCode());
        assertEquals(
                List.of(Path.of(small).toRealPath() + "/a", Path.of(small).toRealPath() + "/b"),
                ended.text().lines().sorted().toList());
        assertEquals("", ended.messages());
    }

    @Test
    void arrowIsWhatAPipeGets() throws Exception {
        Ended ended = run("files", small);
        assertEquals(0, ended.exitCode());
        assertArrayEquals(new byte[] {-1, -1, -1, -1}, java.util.Arrays.copyOf(ended.output(), 4));
        assertTrue(ended.messages().startsWith("delta-replay: 2 files"), ended.messages());
    }

    @Test
    void mistakesAndMissingTablesHaveTheirExitCodes() throws Exception {
        assertEquals(2, run("files", small, "--formt").exitCode());
        assertEquals(3, run("inspect", folder.toString()).exitCode());
        assertEquals(0, run("--help").exitCode());
    }

    @Test
    void readerThatLeavesEarlyEndsTheRunQuietly() throws Exception {
        Ended ended = inShell("\"$@\" | head -c 10; echo \" ${PIPESTATUS[0]}\"", "files", large, "--format", "jsonl");
        assertEquals("{\"path\":\"p 141\n", ended.text());
        assertEquals("", ended.messages());
    }

    @Test
    void heapThatIsSmallerThanTheListIsEnough() throws Exception {
        Ended ended = LauncherProcess.piped(
                launcher.command(List.of("-Xmx48m"), "files", large, "--format", "jsonl", "--stats"));
        assertEquals(0, ended.exitCode(), ended.messages());
        assertEquals(FILES, ended.text().lines().count());
    }

    @Test
    void heapThatHoldsNotEvenALineIsExplained() throws Exception {
        String line = TextLog.add("a/".repeat(15_000_000));
        Path table = new TextLog(folder.resolve("long")).commit(1, line).table;
        Ended ended = LauncherProcess.piped(launcher.command(List.of("-Xmx16m"), "files", table.toString()));
        assertEquals(1, ended.exitCode(), ended.messages());
        assertTrue(ended.messages().startsWith("delta-replay: out of memory: the heap of 16.0 MiB"), ended.messages());
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "zstd"})
    void missingTemporaryFolderIsNoDamageOfTheLog(String compression) throws Exception {
        Ended ended = LauncherProcess.piped(launcher.command(
                List.of("-Djava.io.tmpdir=/no/such/folder"),
                "files",
                "src/test/resources/logs/classic",
                "--format",
                "arrow",
                "--compression",
                compression));
        assertEquals(5, ended.exitCode(), ended.messages());
        assertTrue(ended.messages().contains("in the temporary folder /no/such/folder"), ended.messages());
        assertTrue(ended.messages().contains("-Djava.io.tmpdir=FOLDER"), ended.messages());
    }

    @Test
    void closedStandardOutputIsAStorageFailure() throws Exception {
        Ended ended = inShell("\"$@\" >&-", "files", small);
        assertEquals(5, ended.exitCode(), ended.messages());
        assertTrue(ended.messages().startsWith("delta-replay: cannot write to standard output"), ended.messages());
    }

    @Test
    void fullDeviceIsAStorageFailure() throws Exception {
        Ended ended = inShell("\"$@\" > /dev/full", "files", small);
        assertEquals(5, ended.exitCode());
        assertTrue(ended.messages().contains("No space left on device"), ended.messages());
    }

    @Test
    void fileThatGrowsTooLargeLeavesNothing() throws Exception {
        Path output = folder.resolve("list");
        Ended ended = inShell("ulimit -f 1000; \"$@\"", "files", large, "--output", output.toString());
        assertEquals(5, ended.exitCode(), ended.messages());
        assertTrue(ended.messages().startsWith("delta-replay: cannot write " + output), ended.messages());
        assertEquals(List.of("captured-messages", "captured-output"), names());
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void signalLeavesNothingHalfWrittenAndTheReportSaysSo(String signal, int exitCode) throws Exception {
        Path output = Files.writeString(folder.resolve("list"), "old");
        Path report = folder.resolve("report");
        Process process = startLarge(output, "--report", report.toString());
        signal(process, signal);
        assertEquals(exitCode, LauncherProcess.exitCode(process));
        assertEquals("old", Files.readString(output));
        assertEquals(List.of("list", "report"), names());
        assertTrue(Files.readString(report).contains("\"exitCode\": " + exitCode), Files.readString(report));
    }

    @Test
    void killedRunLeavesTheOldFile() throws Exception {
        Path output = Files.writeString(folder.resolve("list"), "old");
        Process process = startLarge(output);
        signal(process, "KILL");
        LauncherProcess.exitCode(process);
        assertEquals("old", Files.readString(output));
    }

    /// Starts a long run and waits until it is in the midst of writing.
    private Process startLarge(Path output, String... more) throws IOException, InterruptedException {
        String[] arguments = Stream.concat(
                        Stream.of("files", large, "--format", "jsonl", "--quiet", "--output", output.toString()),
                        Stream.of(more))
                .toArray(String[]::new);
        Process process = LauncherProcess.builder(launcher.command(arguments))
                .redirectErrorStream(true)
                .start();
        long deadline = System.nanoTime() + 30_000_000_000L;
        while (!isWriting()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new AssertionError("never seen writing: " + said(process));
            }
            Thread.sleep(2);
        }
        return process;
    }

    private boolean isWriting() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(f -> f.getFileName().toString().startsWith(".list.")
                    && f.toFile().length() > 0);
        }
    }

    private static String said(Process process) throws IOException {
        try (InputStream stream = process.getInputStream()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void signal(Process process, String signal) throws IOException, InterruptedException {
        assertTrue(process.isAlive(), "ended before the signal");
        assertEquals(
                0,
                new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                        .start()
                        .waitFor());
    }
}
