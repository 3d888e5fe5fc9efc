package io.deltareplay.launcher.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What a build makes of the launcher, as the command line that starts it.
public enum Launcher {
    ON_THE_JVM {
        @Override
        List<String> start(List<String> options) {
            Path jar = existing(Path.of("target/quarkus-app/quarkus-run.jar"));
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--add-opens=java.base/java.nio=ALL-UNNAMED",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow"));
            command.addAll(options);
            command.addAll(List.of("-jar", jar.toString()));
            return command;
        }
    },

    EXECUTABLE {
        @Override
        List<String> start(List<String> options) {
            Path executable = existing(Path.of(System.getProperty(EXECUTABLE_PROPERTY)));
            List<String> command = new ArrayList<>(List.of(executable.toString()));
            command.addAll(options);
            return command;
        }
    };

    /// The system property that names the native executable, where there is a build of one.
    public static final String EXECUTABLE_PROPERTY = "delta-replay.executable";

    abstract List<String> start(List<String> options);

    /// The command line, as a shell would be given it. Signals are handled by default, whatever the tests were
    /// started with.
    public final List<String> command(String... arguments) {
        return command(List.of(), arguments);
    }

    /// The same with options of Java, such as `-Xmx128m`.
    final List<String> command(List<String> options, String... arguments) {
        List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT,TERM"));
        command.addAll(start(options));
        command.addAll(List.of(arguments));
        return command;
    }

    private static Path existing(Path built) {
        if (!Files.exists(built)) {
            throw new AssertionError(built.toAbsolutePath() + " is missing: package first");
        }
        return built.toAbsolutePath().normalize();
    }
}
