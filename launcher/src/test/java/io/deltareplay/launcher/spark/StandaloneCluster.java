package io.deltareplay.launcher.spark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// A real Spark master and two workers, each a process of its own on loopback with an address of its own and 1 GB,
/// started from a Spark home.
/// Logs are kept in `target/standalone/NAME`; executors' own are in
/// `worker-N/APPLICATION/EXECUTOR`.
public final class StandaloneCluster implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofSeconds(5);
    private static final int WORKERS = 2;
    private static final int ATTEMPTS = 3;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final Workers kind;
    private final int port;
    private final int pagePort;
    private final Process master;
    private final List<Process> workers = new ArrayList<>();
    private final Thread stopWithThisProcess = new Thread(this::killAll, "stop-standalone-cluster");

    /// What workers are like.
    ///
    /// @param home the Spark that they and their executors are started from
    /// @param cores of each worker
    public record Workers(Path home, int cores) {
        /// From the build's Spark home.
        public static Workers withCores(int cores) {
            return new Workers(EmbeddedSpark.HOME, cores);
        }
    }

    private StandaloneCluster(Path folder, Workers kind) throws IOException {
        this.folder = folder;
        this.kind = kind;
        this.port = freePort();
        this.pagePort = freePort();
        Runtime.getRuntime().addShutdownHook(stopWithThisProcess);
        this.master = EmbeddedSpark.start(
                "spark-class",
                folder.resolve("master.log"),
                // A port that somebody took meanwhile must not silently become another one.
                Map.of(
                        "SPARK_MASTER_OPTS",
                        "-Dspark.port.maxRetries=0 -Dspark.master.rest.enabled=false",
                        "SPARK_DAEMON_MEMORY",
                        "256m"),
                List.of(
                        "org.apache.spark.deploy.master.Master",
                        "--host",
                        "127.0.0.1",
                        "--port",
                        Integer.toString(port),
                        "--webui-port",
                        Integer.toString(pagePort)));
    }

    /// With one core for each worker, from the build's Spark home.
    public static StandaloneCluster start(String name) throws IOException, InterruptedException {
        return start(name, Workers.withCores(1));
    }

    /// Returns when both workers are registered.
    ///
    /// @param name of the folder of its logs: one for each cluster of a build
    public static StandaloneCluster start(String name, Workers kind) throws IOException, InterruptedException {
        Path folder =
                Files.createDirectories(Path.of("target", "standalone", name).toAbsolutePath());
        for (int attempt = 1; ; attempt++) {
            StandaloneCluster cluster = new StandaloneCluster(folder, kind);
            try {
                cluster.awaitWorkers(0);
                for (int index = 0; index < WORKERS; index++) {
                    cluster.startWorker();
                }
                cluster.awaitWorkers(WORKERS);
                return cluster;
            } catch (IOException | InterruptedException | RuntimeException e) {
                boolean portWasTaken = !cluster.master.isAlive();
                cluster.close();
                if (!portWasTaken || attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    public String masterUrl() {
        return "spark://127.0.0.1:" + port;
    }

    public ProcessHandle master() {
        return master.toHandle();
    }

    /// In the order in which they were started, those that were killed included.
    public List<ProcessHandle> workers() {
        return workers.stream().map(Process::toHandle).toList();
    }

    /// The executors that run now, of whatever application.
    public List<ProcessHandle> executors() {
        return workers.stream().flatMap(StandaloneCluster::executorsOf).toList();
    }

    public List<ProcessHandle> executorsOf(int worker) {
        return executorsOf(workers.get(worker)).toList();
    }

    private static Stream<ProcessHandle> executorsOf(Process worker) {
        return worker.descendants().filter(ProcessHandle::isAlive);
    }

    /// The number of the worker that runs an executor.
    public int workerOf(ProcessHandle executor) {
        for (int index = 0; index < workers.size(); index++) {
            if (executorsOf(index).contains(executor)) {
                return index;
            }
        }
        throw new AssertionError(executor + " is no executor");
    }

    /// Kills a worker and its executors, as the loss of a machine does.
    public void killWorker(int index) throws InterruptedException {
        List<ProcessHandle> executors = executorsOf(index);
        workers.get(index).destroyForcibly();
        executors.forEach(ProcessHandle::destroyForcibly);
        workers.get(index).waitFor(STOP.toSeconds(), TimeUnit.SECONDS);
    }

    /// Adds a worker.
    public void startWorker() throws IOException {
        int index = workers.size();
        // Spark runs no second attempt at a task on the host of the first one.
        String host = "127.0.0." + (index + 1);
        workers.add(EmbeddedSpark.start(
                kind.home(),
                "spark-class",
                folder.resolve("worker-" + index + ".log"),
                Map.of("SPARK_DAEMON_MEMORY", "256m", "SPARK_LOCAL_IP", host),
                List.of(
                        "org.apache.spark.deploy.worker.Worker",
                        "--host",
                        host,
                        "--port",
                        "0",
                        "--webui-port",
                        "0",
                        "--cores",
                        Integer.toString(kind.cores()),
                        "--memory",
                        "1g",
                        "--work-dir",
                        folder.resolve("worker-" + index).toString(),
                        masterUrl())));
    }

    /// Waits until so many workers are registered and alive.
    public void awaitWorkers(int count) throws IOException, InterruptedException {
        Instant deadline = Instant.now().plus(START);
        while (Instant.now().isBefore(deadline)) {
            if (!master.isAlive()) {
                throw new IOException("the master ended with " + master.exitValue() + ": see " + folder);
            }
            if (answers() && state().get("aliveworkers").asInt() >= count) {
                return;
            }
            Thread.sleep(100);
        }
        throw new IOException("%d workers were not there within %s: see %s".formatted(count, START, folder));
    }

    /// The ids of the applications that the master takes for running or waiting.
    public List<String> activeApplications() throws IOException, InterruptedException {
        return StreamSupport.stream(state().get("activeapps").spliterator(), false)
                .map(application -> application.get("id").asText())
                .toList();
    }

    private boolean answers() throws InterruptedException {
        try {
            state();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /// What the master's page says, as JSON.
    private JsonNode state() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + pagePort + "/json/"))
                    .timeout(Duration.ofSeconds(10))
                    .build();
            return JSON.readTree(
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body());
        }
    }

    @Override
    public void close() {
        List<ProcessHandle> all = Stream.concat(
                        executors().stream(), Stream.concat(workers().stream(), Stream.of(master())))
                .toList();
        all.forEach(ProcessHandle::destroy);
        Instant deadline = Instant.now().plus(STOP);
        while (all.stream().anyMatch(ProcessHandle::isAlive) && Instant.now().isBefore(deadline)) {
            pause();
        }
        all.forEach(ProcessHandle::destroyForcibly);
        Runtime.getRuntime().removeShutdownHook(stopWithThisProcess);
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void killAll() {
        executors().forEach(ProcessHandle::destroyForcibly);
        workers.forEach(Process::destroyForcibly);
        master.destroyForcibly();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
