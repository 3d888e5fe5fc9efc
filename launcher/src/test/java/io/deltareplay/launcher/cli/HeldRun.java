package io.deltareplay.launcher.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A launcher whose standard output nobody reads until it is released: once the pipe and the spill are full, its
/// tasks
/// wait in the midst of what they send.
final class HeldRun implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final SparkLaunch launch;
    private final Process process;

    private HeldRun(SparkLaunch launch, Process process) {
        this.launch = launch;
        this.process = process;
    }

    static HeldRun start(SparkLaunch launch, String... arguments) throws IOException {
        return new HeldRun(
                launch,
                launch.process(arguments)
                        .redirectError(launch.messages().toFile())
                        .start());
    }

    ProcessHandle launcher() {
        return process.toHandle();
    }

    /// Spark's driver, which becomes the process that `spark-submit` was started as.
    ProcessHandle driver() {
        return process.children().findFirst().orElseThrow(() -> new AssertionError("no driver: " + messages()));
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String messages() {
        try {
            return Files.readString(launch.messages());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// Reads everything and waits for the end.
    Ended release() throws Exception {
        CompletableFuture<byte[]> output = CompletableFuture.supplyAsync(() -> {
            try {
                return process.getInputStream().readAllBytes();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        try {
            byte[] bytes = output.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return new Ended(exitCode(), bytes, messages());
        } catch (TimeoutException e) {
            throw new AssertionError("still running after %s: %s".formatted(PATIENCE, messages()), e);
        }
    }

    /// Waits for the end without having read anything.
    int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("still running after %s: %s".formatted(PATIENCE, messages()));
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
