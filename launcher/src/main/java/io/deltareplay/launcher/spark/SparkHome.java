package io.deltareplay.launcher.spark;

import io.deltareplay.launcher.error.SparkSubmissionException;
import io.deltareplay.launcher.error.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// A folder with a Spark in it.
///
/// @param folder the folder that has `bin/spark-submit`
/// @param origin who named it
public record SparkHome(Path folder, Origin origin) {
    /// Who named a Spark home.
    public enum Origin {
        OPTION("--spark-home"),
        ENVIRONMENT("SPARK_HOME"),
        EMBEDDED("the embedded Spark");

        private final String description;

        Origin(String description) {
            this.description = description;
        }

        /// As messages name it.
        public String description() {
            return description;
        }
    }

    /// The option's, else the environment's, else the one that is built with the project. A wrong option is found
    /// here; the others only when they are used, because a log may be replayed without them.
    ///
    /// @throws UsageException when the option names a folder without a Spark
    public static Optional<SparkHome> find(Optional<Path> option, Map<String, String> environment) {
        if (option.isPresent()) {
            Path folder = option.get().toAbsolutePath().normalize();
            if (!Files.isRegularFile(script(folder))) {
                throw new UsageException(
                        "--spark-home %s is no Spark home: it has no bin/spark-submit".formatted(option.get()),
                        "Name the folder that Spark was unpacked to.");
            }
            return Optional.of(new SparkHome(folder, Origin.OPTION));
        }
        String variable = environment.getOrDefault("SPARK_HOME", "");
        if (!variable.isBlank()) {
            return Optional.of(new SparkHome(Path.of(variable).toAbsolutePath().normalize(), Origin.ENVIRONMENT));
        }
        return Installation.of(environment).sparkHome().map(folder -> new SparkHome(folder, Origin.EMBEDDED));
    }

    public boolean isEmbedded() {
        return origin == Origin.EMBEDDED;
    }

    /// @param what the failed deed, as the start of a message
    /// @throws SparkSubmissionException when there is no script to start
    public void requireSubmitScript(String what) {
        Path script = script(folder);
        if (!Files.isRegularFile(script)) {
            throw new SparkSubmissionException(
                    "%s: %s (%s) does not exist".formatted(what, script, origin.description()),
                    isEmbedded()
                            ? "Build it with make spark, or name another Spark with --spark-home DIR."
                            : "Correct SPARK_HOME, or name the folder that Spark was unpacked to with --spark-home DIR.");
        }
        if (!Files.isExecutable(script)) {
            throw new SparkSubmissionException(
                    "%s: %s (%s) is not executable".formatted(what, script, origin.description()),
                    "Make it executable, or name another Spark with --spark-home DIR.");
        }
    }

    private static Path script(Path folder) {
        return folder.resolve("bin").resolve("spark-submit");
    }
}
