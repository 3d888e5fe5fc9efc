package io.deltareplay.launcher.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.deltareplay.launcher.spark.StandaloneCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The packaged launcher with a cluster whose executors send it what they found.
public abstract class ClusterContract {
    private static final Duration END = Duration.ofSeconds(10);
    private static final Path TABLE =
            Path.of("src/test/resources/logs/multi-part").toAbsolutePath();

    private static StandaloneCluster cluster;

    @TempDir
    Path folder;

    private final Launcher launcher;
    private SparkLaunch launch;

    protected ClusterContract(Launcher launcher) {
        this.launcher = launcher;
    }

    @BeforeAll
    static void startCluster() throws Exception {
        cluster = StandaloneCluster.start("contract");
    }

    @AfterAll
    static void stopCluster() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @BeforeEach
    void makeTemporaryFolder() throws IOException {
        launch = SparkLaunch.in(launcher, folder);
    }

    private static String[] on(String master, String... more) {
        return SparkLaunch.linesOn(master, TABLE, List.of(more));
    }

    private void assertNothingStays() throws Exception {
        assertEquals(List.of(), launch.leftovers());
        Waiting.until(
                "the end of every executor", END, () -> cluster.executors().isEmpty());
        Waiting.until(
                "the end of every application",
                END,
                () -> cluster.activeApplications().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"window", "anti-join"})
    void listIsTheSerialOneAndNothingStays(String strategy) throws Exception {
        Ended serial = launch.run("files", TABLE.toString(), "--format", "jsonl", "--stats");
        Ended ended = launch.run(on(cluster.masterUrl(), "--strategy", strategy));
        assertEquals(0, ended.exitCode(), ended.messages());
        assertTrue(ended.messages().contains("distributed with " + strategy), ended.messages());
        FileLines.of(serial.output()).assertSame(FileLines.of(ended.output()), ended.messages());
        assertNothingStays();
    }

    @Test
    void listIsTheSameThroughTheEncryptedChannelToOtherHosts() throws Exception {
        Ended serial = launch.run("files", TABLE.toString(), "--format", "jsonl", "--stats");
        Ended ended = launch.run(on(cluster.masterUrl(), "--bind", "0.0.0.0", "--advertise", "127.0.0.1"));
        assertEquals(0, ended.exitCode(), ended.messages());
        FileLines.of(serial.output()).assertSame(FileLines.of(ended.output()), ended.messages());
        assertNothingStays();
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void signalEndsTheApplicationOnTheCluster(String signal, int exitCode) throws Exception {
        Process process = launch.start(launch.process(on(cluster.masterUrl())));
        Waiting.until("an executor", () -> !cluster.executors().isEmpty());
        assertEquals(
                0,
                new ProcessBuilder("kill", "-" + signal, "" + process.pid())
                        .start()
                        .waitFor());
        Ended ended = launch.end(process);
        assertEquals(exitCode, ended.exitCode(), ended.messages());
        assertNothingStays();
    }

    @Test
    void masterThatIsNotThereIsASubmissionThatFailed() throws Exception {
        Ended ended = launch.run(on("spark://127.0.0.1:1", "--spark-timeout", "10s"));
        assertEquals(6, ended.exitCode(), ended.messages());
        assertEquals(0, ended.output().length);
        assertTrue(ended.messages().contains("on Spark (spark://127.0.0.1:1)"), ended.messages());
        assertTrue(ended.messages().contains("Connection refused"), ended.messages());
    }
}
