package io.deltareplay.launcher.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// An installation whose `spark-submit` is a shell script of the test's.
final class FakeSpark {
    private final Path folder;

    /// @param script what `spark-submit` does; `$SPARK_HOME` is where it lies
    FakeSpark(Path folder, String script) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder.resolve("executor-job/target"));
        Files.createFile(folder.resolve("executor-job/target/executor-job.jar"));
        Path submit = folder.resolve("spark/bin/spark-submit");
        Files.createDirectories(submit.getParent());
        Files.writeString(submit, "#!/bin/sh\n" + script + "\n");
        assertTrue(submit.toFile().setExecutable(true));
    }

    Path home() {
        return folder.resolve("spark");
    }

    Map<String, String> environment() {
        return Map.of("DELTA_REPLAY_HOME", folder.toString(), "SPARK_HOME", home().toString());
    }

    /// Whether the process still runs whose number is in the file of that name in the Spark home. One that is dead
    /// and waits for somebody to ask how it died does not.
    boolean runs(String file) throws IOException, InterruptedException {
        String number = Files.readString(home().resolve(file)).strip();
        Process ps = new ProcessBuilder("ps", "-o", "stat=", "-p", number).start();
        String state = new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
        ps.waitFor();
        return !state.isEmpty() && !state.startsWith("Z");
    }
}
