package io.deltareplay.launcher.spark;

import io.deltareplay.launcher.error.SparkSubmissionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Where the project's own parts lie that a submission needs: they are no part of the launcher's jar.
///
/// @param home the project's folder; empty when the process was not started by `bin/delta-replay`
public record Installation(Optional<Path> home) {
    /// The variable that `bin/delta-replay` sets.
    public static final String VARIABLE = "DELTA_REPLAY_HOME";

    private static final Path JOB = Path.of("executor-job", "target", "executor-job.jar");
    private static final Path SPARK = Path.of("spark-home", "target", "spark-home");

    public static Installation of(Map<String, String> environment) {
        return new Installation(Optional.ofNullable(environment.get(VARIABLE))
                .filter(value -> !value.isBlank())
                .map(value -> resolved(Path.of(value))));
    }

    /// The script names its own folder's parent, which may be behind a link.
    private static Path resolved(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            return folder.toAbsolutePath().normalize();
        }
    }

    /// The Spark that is built with the project, whether or not it was built.
    public Optional<Path> sparkHome() {
        return home.map(folder -> folder.resolve(SPARK));
    }

    /// The jar of the job that runs on the executors.
    ///
    /// @param what the failed deed, as the start of a message
    /// @throws SparkSubmissionException when it is not there
    public Path jobJar(String what) {
        Path folder = home.orElseThrow(() -> new SparkSubmissionException(
                "%s: where the executor job's jar lies is not known".formatted(what),
                "Start the program with bin/delta-replay, or set %s to its folder.".formatted(VARIABLE)));
        Path jar = folder.resolve(JOB);
        if (!Files.isReadable(jar)) {
            throw new SparkSubmissionException(
                    "%s: the executor job %s was not built".formatted(what, jar),
                    "Build it with make spark in %s.".formatted(folder));
        }
        return jar;
    }
}
