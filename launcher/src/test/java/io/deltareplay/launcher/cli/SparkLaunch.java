package io.deltareplay.launcher.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The packaged launcher with a Spark to run on, with a temporary folder of its own, so that a test sees what it
/// leaves behind.
///
/// @param launcher what is started
/// @param folder for captured output
/// @param temporary the launcher's temporary folder
public record SparkLaunch(Launcher launcher, Path folder, Path temporary) {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    static SparkLaunch in(Path folder) throws IOException {
        return in(Launcher.ON_THE_JVM, folder);
    }

    public static SparkLaunch in(Launcher launcher, Path folder) throws IOException {
        return new SparkLaunch(launcher, folder, Files.createDirectories(folder.resolve("temporary")));
    }

    /// The arguments that list a table on a master, with statistics, as lines.
    static String[] linesOn(String master, Path table, List<String> more) {
        List<String> arguments = new ArrayList<>(List.of(
                "files",
                table.toString(),
                "--format",
                "jsonl",
                "--stats",
                "--mode",
                "distributed",
                "--master",
                master));
        arguments.addAll(more);
        return arguments.toArray(String[]::new);
    }

    /// The process, ready to be started.
    ProcessBuilder process(String... arguments) {
        return environment(LauncherProcess.builder(command(arguments)));
    }

    /// The launcher as `"$@"` in a line of a shell.
    ProcessBuilder inShell(String line, String... arguments) {
        List<String> command = new ArrayList<>(List.of("bash", "-c", line, "bash"));
        command.addAll(command(arguments));
        return environment(LauncherProcess.builder(command));
    }

    private List<String> command(String... arguments) {
        return launcher.command(List.of("-Xmx128m", "-Djava.io.tmpdir=" + temporary), arguments);
    }

    private static ProcessBuilder environment(ProcessBuilder builder) {
        builder.environment()
                .put(
                        "DELTA_REPLAY_HOME",
                        Path.of("..").toAbsolutePath().normalize().toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder;
    }

    Ended run(String... arguments) throws IOException, InterruptedException {
        return end(process(arguments));
    }

    Ended end(ProcessBuilder builder) throws IOException, InterruptedException {
        return end(start(builder));
    }

    Process start(ProcessBuilder builder) throws IOException {
        return builder.redirectOutput(output().toFile())
                .redirectError(messages().toFile())
                .start();
    }

    Ended end(Process process) throws IOException, InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new AssertionError("still running after %s: %s".formatted(PATIENCE, Files.readString(messages())));
        }
        return new Ended(process.exitValue(), Files.readAllBytes(output()), Files.readString(messages()));
    }

    Path output() {
        return folder.resolve("captured-output");
    }

    Path messages() {
        return folder.resolve("captured-messages");
    }

    /// What lies in the launcher's temporary folder.
    List<String> leftovers() throws IOException {
        try (Stream<Path> files = Files.list(temporary)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("hsperfdata"))
                    .sorted()
                    .toList();
        }
    }
}
