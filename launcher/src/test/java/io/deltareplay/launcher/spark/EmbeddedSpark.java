package io.deltareplay.launcher.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The build's own Spark home, as processes on loopback.
public final class EmbeddedSpark {
    public static final Path HOME =
            Path.of("../spark-home/target/spark-home").toAbsolutePath().normalize();

    private EmbeddedSpark() {}

    /// Starts a script of the home, which becomes the JVM itself. What it says goes to the log.
    static Process start(String script, Path log, Map<String, String> environment, List<String> arguments)
            throws IOException {
        return start(HOME, script, log, environment, arguments);
    }

    /// The same with another home.
    static Process start(Path home, String script, Path log, Map<String, String> environment, List<String> arguments)
            throws IOException {
        Path program = home.resolve("bin").resolve(script);
        if (!Files.isExecutable(program)) {
            throw new AssertionError(program + " is missing: package spark-home first");
        }
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("SPARK_"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        builder.environment().putAll(environment);
        return builder.start();
    }
}
