package io.deltareplay.launcher.spark;

import io.deltareplay.launcher.error.SparkSubmissionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Where the program's own parts lie that a submission needs: they are no part of the launcher itself.
///
/// @param home the folder of the program or of its project; empty when nothing tells
/// @param layout where in that folder the parts are
public record Installation(Optional<Path> home, Layout layout) {
    /// The variable that the scripts in `bin` set, and that comes first when the user sets it.
    public static final String VARIABLE = "DELTA_REPLAY_HOME";

    /// Where the parts are.
    public enum Layout {
        /// An unpacked archive.
        DISTRIBUTION(Path.of("lib", "executor-job.jar")),
        /// A project that was built.
        BUILD_TREE(Path.of("executor-job", "target", "executor-job.jar"));

        private final Path jobJar;

        Layout(Path jobJar) {
            this.jobJar = jobJar;
        }

        /// A project has no folder `lib`.
        private static Layout of(Path home) {
            return Files.isDirectory(home.resolve("lib")) ? DISTRIBUTION : BUILD_TREE;
        }
    }

    private static final Path BUILT_EXECUTABLE = Path.of("native", "target", "delta-replay");
    private static final Path SPARK = Path.of("spark-home", "target", "spark-home");

    /// The folder that the environment names, else the one around a native executable.
    public static Installation of(Map<String, String> environment) {
        return Optional.ofNullable(environment.get(VARIABLE))
                .filter(value -> !value.isBlank())
                .map(value -> in(Path.of(value)))
                .or(() -> Executable.current().map(Installation::around))
                .orElse(new Installation(Optional.empty(), Layout.DISTRIBUTION));
    }

    private static Installation in(Path folder) {
        Path home = resolved(folder);
        return new Installation(Optional.of(home), Layout.of(home));
    }

    /// The installation that an executable belongs to, which may be behind a link.
    static Installation around(Path executable) {
        Path file = resolved(executable);
        Path folder = file.getParent();
        if (file.endsWith(BUILT_EXECUTABLE)) {
            return in(file.resolve("../../.."));
        }
        if (folder != null && folder.endsWith("bin") && folder.getParent() != null) {
            return new Installation(Optional.of(folder.getParent()), Layout.DISTRIBUTION);
        }
        return new Installation(Optional.empty(), Layout.DISTRIBUTION);
    }

    /// A script names its own folder's parent, which may be behind a link.
    private static Path resolved(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize();
        }
    }

    /// The Spark that is built with the project, whether or not it was built. A distribution has none.
    public Optional<Path> sparkHome() {
        return home.filter(folder -> layout == Layout.BUILD_TREE).map(folder -> folder.resolve(SPARK));
    }

    /// The jar of the job that runs on the executors.
    ///
    /// @param what the failed deed, as the start of a message
    /// @throws SparkSubmissionException when it is not there
    public Path jobJar(String what) {
        Path folder = home.orElseThrow(() -> new SparkSubmissionException(
                "%s: where the executor job's jar lies is not known".formatted(what),
                "Run bin/delta-replay where its archive was unpacked, through a link if need be, or set %s to that folder."
                        .formatted(VARIABLE)));
        Path jar = folder.resolve(layout.jobJar);
        if (!Files.isReadable(jar)) {
            throw layout == Layout.BUILD_TREE
                    ? new SparkSubmissionException(
                            "%s: the executor job %s was not built".formatted(what, jar),
                            "Build it with make spark in %s.".formatted(folder))
                    : new SparkSubmissionException(
                            "%s: the executor job %s is missing".formatted(what, jar),
                            "Unpack the whole archive and link to its bin/delta-replay, or set %s to where it lies."
                                    .formatted(VARIABLE));
        }
        return jar;
    }
}
