package io.deltareplay.launcher.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The packaged launcher as a process of its own.
final class LauncherProcess {
    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");

    private LauncherProcess() {}

    /// The command line, as a shell would be given it. Signals are handled by default, whatever the tests were
    /// started with.
    static List<String> command(String... arguments) {
        if (!Files.exists(JAR)) {
            throw new AssertionError(JAR.toAbsolutePath() + " is missing: package first");
        }
        List<String> command = new ArrayList<>(List.of(
                "env",
                "--default-signal=INT,TERM",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-jar",
                JAR.toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    /// A run that came to its end by itself.
    record Ended(int exitCode, byte[] output, String messages) {}

    static Ended run(Path folder, String... arguments) throws IOException, InterruptedException {
        return ended(folder, new ProcessBuilder(command(arguments)));
    }

    /// Runs it as part of a shell's line, in which `"$@"` stands for the launcher.
    static Ended inShell(Path folder, String line, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("bash", "-c", line, "bash"));
        command.addAll(command(arguments));
        return ended(folder, new ProcessBuilder(command));
    }

    private static Ended ended(Path folder, ProcessBuilder builder) throws IOException, InterruptedException {
        Path output = folder.resolve("captured-output");
        Path messages = folder.resolve("captured-messages");
        Process process = builder.redirectOutput(output.toFile())
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
