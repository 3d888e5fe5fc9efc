package io.deltareplay.launcher.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The reference engines, in a process of their own: Spark never is on the launcher's class path.
public final class OracleProcess {
    private static final Path BUILT = Path.of("../oracle/target");

    private OracleProcess() {}

    /// Runs the oracle and returns what it printed. It is killed when it takes longer than twenty minutes.
    public static List<String> run(String... arguments) throws IOException, InterruptedException {
        Path classPath = BUILT.resolve("classpath.txt");
        if (!Files.isRegularFile(classPath)) {
            throw new IllegalStateException("the oracle is not built: run mvn package in oracle/ first");
        }
        Path output = Files.createTempFile("oracle-", ".jsonl");
        Path log = Path.of("target", "oracle-" + arguments[0] + ".log");
        try {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "@" + BUILT.resolve("jvm.args"),
                    "@" + BUILT.resolve("small-tables.args"),
                    "-cp",
                    BUILT.resolve("oracle.jar") + ":"
                            + Files.readString(classPath).strip(),
                    "io.deltareplay.oracle.Oracle"));
            command.addAll(List.of(arguments));
            Process process = new ProcessBuilder(command)
                    .redirectOutput(output.toFile())
                    .redirectError(log.toFile())
                    .start();
            if (!process.waitFor(20, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException("the oracle did not end within twenty minutes, see " + log);
            }
            if (process.exitValue() != 0) {
                throw new IllegalStateException("the oracle ended with %d, see %s:%n%s"
                        .formatted(process.exitValue(), log, Files.readString(log)));
            }
            return Files.readAllLines(output);
        } finally {
            Files.delete(output);
        }
    }
}
