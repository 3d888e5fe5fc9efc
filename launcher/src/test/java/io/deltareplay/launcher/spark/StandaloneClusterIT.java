package io.deltareplay.launcher.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The build's Spark home as a cluster: what every test of distributed replay stands on.
final class StandaloneClusterIT {
    @TempDir
    Path folder;

    @Test
    void runsAJobOnTheExecutorsOfBothWorkers() throws Exception {
        try (StandaloneCluster cluster = StandaloneCluster.start("trivial-job")) {
            Path jar = TrivialJob.jar(folder);
            Path output = folder.resolve("output");

            Process driver = submit(cluster, jar, output, "0");

            assertTrue(driver.waitFor(60, TimeUnit.SECONDS), "still running");
            assertEquals(0, driver.exitValue(), () -> read(output));
            assertTrue(read(output).contains("executors 2, sum 10"), () -> read(output));
            assertEquals(List.of(), cluster.activeApplications());
        }
    }

    @Test
    void showsTheExecutorsOfAWorkerAndLosesThemWithIt() throws Exception {
        try (StandaloneCluster cluster = StandaloneCluster.start("lost-worker")) {
            Process driver = submit(cluster, TrivialJob.jar(folder), folder.resolve("output"), "60000");
            try {
                await(() -> cluster.executorsOf(0).size() == 1
                        && cluster.executorsOf(1).size() == 1);
                List<ProcessHandle> lost = cluster.executorsOf(1);

                cluster.killWorker(1);

                await(() -> lost.stream().noneMatch(ProcessHandle::isAlive));
                assertFalse(cluster.workers().get(1).isAlive());
                assertEquals(1, cluster.executors().size());
            } finally {
                driver.destroyForcibly();
            }
        }
    }

    @Test
    void leavesNoProcessBehind() throws Exception {
        StandaloneCluster cluster = StandaloneCluster.start("closed");
        Process driver = submit(cluster, TrivialJob.jar(folder), folder.resolve("output"), "60000");
        await(() -> cluster.executors().size() == 2);
        List<ProcessHandle> executors = cluster.executors();
        List<ProcessHandle> workers = cluster.workers();
        Instant start = Instant.now();

        cluster.close();

        await(() -> executors.stream().noneMatch(ProcessHandle::isAlive));
        await(() -> workers.stream().noneMatch(ProcessHandle::isAlive));
        await(() -> !cluster.master().isAlive());
        assertTrue(Duration.between(start, Instant.now()).toSeconds() < 10);
        driver.destroyForcibly();
    }

    private static Process submit(StandaloneCluster cluster, Path jar, Path output, String pauseMillis)
            throws IOException {
        return EmbeddedSpark.start(
                "spark-submit",
                output,
                Map.of(),
                List.of(
                        "--master",
                        cluster.masterUrl(),
                        "--driver-memory",
                        "512m",
                        "--executor-memory",
                        "512m",
                        "--class",
                        "TrivialJob",
                        jar.toString(),
                        pauseMillis));
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(Condition condition) throws Exception {
        Instant deadline = Instant.now().plusSeconds(30);
        while (!condition.holds()) {
            assertTrue(Instant.now().isBefore(deadline), "did not come true within 30 s");
            Thread.sleep(100);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
