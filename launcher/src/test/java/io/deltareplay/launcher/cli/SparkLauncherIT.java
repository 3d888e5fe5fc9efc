package io.deltareplay.launcher.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The launcher on the JVM with the embedded Spark, and what can be told of one launcher as well as of another.
class SparkLauncherIT extends SparkContract {
    SparkLauncherIT() {
        super(Launcher.ON_THE_JVM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"window", "anti-join"})
    void confThatLosesDataElsewhereLosesNothing(String strategy) throws Exception {
        Ended ended = launch.run(onSpark(
                "local[2]",
                "--strategy",
                strategy,
                "--conf",
                "spark.sql.files.ignoreCorruptFiles=true",
                "--conf",
                "spark.sql.files.ignoreMissingFiles=true",
                "--conf",
                "spark.files.ignoreCorruptFiles=true",
                "--conf",
                "spark.sql.caseSensitive=true",
                "--conf",
                "spark.sql.adaptive.enabled=true",
                "--conf",
                "spark.sql.adaptive.coalescePartitions.enabled=true",
                "--conf",
                "spark.sql.requireAllClusterKeysForDistribution=true",
                "--conf",
                "spark.sql.optimizer.windowGroupLimitThreshold=1000",
                "--conf",
                "spark.sql.parquet.enableVectorizedReader=false",
                "--conf",
                "spark.sql.parquet.enableNestedColumnVectorizedReader=false",
                "--conf",
                "spark.sql.codegen.wholeStage=false",
                "--conf",
                "spark.sql.session.timeZone=Pacific/Apia",
                "--conf",
                "spark.serializer=org.apache.spark.serializer.KryoSerializer",
                "--conf",
                "spark.kryo.registrationRequired=true",
                "--conf",
                "spark.hadoop.mapreduce.input.fileinputformat.split.maxsize=1000",
                "--conf",
                "spark.speculation=true"));
        assertEquals(0, ended.exitCode(), ended.messages());
        assertEquals(expectedDigest, digest(ended.output()));
    }

    @Test
    void secretIsInNoCommandLineNoConfAndNoLog() throws Exception {
        Path events = Files.createDirectory(folder.resolve("events"));
        Process process = launch.start(launch.inShell(
                "\"$@\" | (sleep 4; cat)",
                onSpark(
                        "local[2]",
                        "--spill-limit",
                        "30m",
                        "--conf",
                        "spark.eventLog.enabled=true",
                        "--conf",
                        "spark.eventLog.compress=false",
                        "--conf",
                        "spark.eventLog.rolling.enabled=false",
                        "--conf",
                        "spark.eventLog.dir=" + events.toUri(),
                        "-v")));
        String secret = "";
        String commandLines = "";
        String log = "";
        while (process.isAlive()) {
            for (ProcessHandle child : process.descendants().toList()) {
                secret = credential(child).orElse(secret);
            }
            commandLines += everyCommandLine();
            for (String name : launch.leftovers()) {
                if (name.endsWith(".log")) {
                    log = content(launch.temporary().resolve(name));
                }
            }
            Thread.sleep(200);
        }
        Ended ended = launch.end(process);
        assertEquals(expectedDigest, digest(ended.output()), ended.messages());
        assertFalse(secret.isEmpty(), "the driver's environment was never seen");
        String key = secret.split("[^0-9A-Za-z+/=_-]")[0];
        assertTrue(key.length() >= 32, "no secret: " + key.length());
        assertTrue(commandLines.contains("io.deltareplay.job.ReplayJob"), "the driver's command line was never seen");
        assertFalse(commandLines.contains(key), "in a command line");
        assertFalse(log.contains(key), "in Spark's log");
        assertFalse(ended.messages().contains(key), "in a message");
        try (Stream<Path> files = Files.list(events)) {
            List<Path> logs = files.toList();
            assertEquals(1, logs.size());
            String written = Files.readString(logs.getFirst());
            assertTrue(written.contains("State Reconstruction"), "the job is not described");
            assertFalse(written.contains(key), "in the event log");
        }
    }

    @Test
    void numPartitionsIsTheNumberOfResultTasks() throws Exception {
        Path events = Files.createDirectory(folder.resolve("events"));
        Ended ended = launch.run(onSpark(
                "local[2]",
                "--conf",
                "spark.databricks.delta.v2.distributedLogReplay.numPartitions=7",
                "--conf",
                "spark.eventLog.enabled=true",
                "--conf",
                "spark.eventLog.compress=false",
                "--conf",
                "spark.eventLog.rolling.enabled=false",
                "--conf",
                "spark.eventLog.dir=" + events.toUri()));
        assertEquals(0, ended.exitCode(), ended.messages());
        assertEquals(expectedDigest, digest(ended.output()));
        assertTrue(ended.messages().contains("distributed with window"), ended.messages());
        try (Stream<Path> files = Files.list(events)) {
            List<String> stages = Files.readAllLines(files.findFirst().orElseThrow()).stream()
                    .filter(event -> event.contains("\"SparkListenerStageCompleted\""))
                    .toList();
            String last = stages.getLast();
            assertTrue(last.contains("\"Number of Tasks\":7,"), last.substring(0, Math.min(300, last.length())));
        }
    }

    @Test
    void applicationWhoseLauncherWasKilledEndsItself() throws Exception {
        Process process = launch.start(
                launch.process(onSpark("local[2]", "-o", folder.resolve("list").toString())));
        List<ProcessHandle> spark = awaitSpark(process);
        await("the driver registers", () -> content(launch.messages()).contains("runs it as") || !process.isAlive());
        Instant sent = Instant.now();
        process.destroyForcibly().waitFor();
        assertGoneWithinTenSeconds(spark, sent);
        assertFalse(Files.exists(folder.resolve("list")));
    }

    @Test
    void slowReaderSlowsTheTasksAndASpillSmallerThanTwoPartitionsIsEnough() throws Exception {
        Ended ended = launch.end(launch.inShell(
                "\"$@\" | (sleep 3; cat)", onSpark("local[2,4]", "--strategy", "anti-join", "--spill-limit", "20m")));
        assertEquals(expectedDigest, digest(ended.output()), ended.messages());
        assertEquals(List.of(), launch.leftovers());
    }

    @Test
    void fullSpillFolderIsATransferFailureThatNamesIt() throws Exception {
        // A limit on the size of files is what a full disk looks like to whoever writes.
        Ended ended = launch.end(
                launch.inShell("ulimit -f 2000; \"$@\"", onSpark("local[2]", "--strategy", "anti-join", "--quiet")));
        assertEquals(8, ended.exitCode(), ended.messages());
        assertTrue(ended.messages().contains("spill folder " + launch.temporary()), ended.messages());
    }

    private static String everyCommandLine() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            processes
                    .filter(process -> process.getFileName().toString().matches("[0-9]+"))
                    .forEach(process -> all.append(content(process.resolve("cmdline"))));
        }
        return all.toString();
    }
}
