package io.deltareplay.launcher.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// The packaged launcher as a process of its own, without a Spark that somebody else set up.
final class LauncherProcess {
    private LauncherProcess() {}

    static ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("SPARK_"));
        return builder;
    }

    /// Runs a command whose output goes through pipes.
    static Ended piped(List<String> command) throws Exception {
        Process process = builder(command).start();
        process.getOutputStream().close();
        CompletableFuture<byte[]> output = CompletableFuture.supplyAsync(() -> all(process.getInputStream()));
        CompletableFuture<byte[]> messages = CompletableFuture.supplyAsync(() -> all(process.getErrorStream()));
        int exitCode = exitCode(process);
        return new Ended(exitCode, output.get(), new String(messages.get(), StandardCharsets.UTF_8));
    }

    private static byte[] all(InputStream stream) {
        try (stream) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Runs it as part of a shell's line, in which `"$@"` stands for the launcher.
    static Ended inShell(Path folder, String line, List<String> launcher) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("bash", "-c", line, "bash"));
        command.addAll(launcher);
        Path output = folder.resolve("captured-output");
        Path messages = folder.resolve("captured-messages");
        Process process = builder(command)
                .redirectOutput(output.toFile())
                .redirectError(messages.toFile())
                .start();
        return new Ended(exitCode(process), Files.readAllBytes(output), Files.readString(messages));
    }

    static int exitCode(Process process) throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("still running after a minute");
        }
        return process.exitValue();
    }
}
