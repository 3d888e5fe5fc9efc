import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;

/// Makes the packaged launcher start fast: `java Distribution.java LAUNCHER APP ROUNDS`, run by the build from the
/// folder of the whole project.
///
/// LAUNCHER is the module's folder. APP is the packaged application, to which are added: `jvm.args`, how it is
/// started; `java-home`, the JDK that its cache was made by and for; and `delta-replay.aot`, the cache itself. An
/// application without a cache is slower to start and works all the same, so that a JDK that cannot make one does
/// not stop the build: a test says that there is none.
final class Distribution {
    private static final long DEADLINE_SECONDS = 300;
    private static final String DISTRIBUTED =
            "files samples/trips --format arrow --mode distributed --master local[2] --strategy anti-join\n";

    private final Path launcher;
    private final Path app;
    private final Path cache;
    private final Path log;

    private Distribution(Path launcher, Path app) {
        this.launcher = launcher;
        this.app = app;
        this.cache = app.resolve("delta-replay.aot");
        this.log = launcher.resolve("target/rehearsal.log");
    }

    public static void main(String... arguments) throws IOException, InterruptedException {
        // Jars tell the local time of their files.
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        new Distribution(Path.of(arguments[0]), Path.of(arguments[1])).make(arguments[2]);
    }

    private void make(String rounds) throws IOException, InterruptedException {
        Files.copy(
                launcher.resolve("src/main/launch/jvm.args"),
                app.resolve("jvm.args"),
                StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(app.resolve("java-home"), System.getProperty("java.home") + "\n");
        Files.deleteIfExists(cache);
        RecordedKeys.renumber(app);
        ModernClassFiles.rewriteJars(app);
        if (!(recordWithSpark(rounds) || record(rounds, script())) || !isUsable()) {
            Files.deleteIfExists(cache);
            System.err.println("WARNING: no ahead-of-time cache was made, see " + log);
        }
    }

    private Path script() {
        return launcher.resolve("src/build/rehearsal.txt");
    }

    /// A replay on Spark is rehearsed too, where the Spark home was built before.
    private boolean recordWithSpark(String rounds) throws IOException, InterruptedException {
        if (!Files.exists(project().resolve("spark-home/target/spark-home/jars.list"))
                || !Files.exists(project().resolve("executor-job/target/executor-job.jar"))) {
            return false;
        }
        Path script = launcher.resolve("target/rehearsal.txt");
        Files.writeString(script, Files.readString(script()) + DISTRIBUTED);
        return record(rounds, script);
    }

    private Path project() {
        return launcher.toAbsolutePath().getParent();
    }

    private boolean record(String rounds, Path script) throws IOException, InterruptedException {
        return run(List.of(
                "-XX:AOTCacheOutput=" + cache,
                "-Ddelta-replay.rehearsal.script=" + script,
                "-Ddelta-replay.rehearsal.rounds=" + rounds,
                "-jar",
                app.resolve("quarkus-run.jar").toString()));
    }

    private boolean isUsable() throws IOException, InterruptedException {
        return run(List.of(
                "-XX:AOTCache=" + cache,
                "-XX:AOTMode=on",
                "-jar",
                app.resolve("quarkus-run.jar").toString(),
                "--version"));
    }

    private boolean run(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@" + app.resolve("jvm.args"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("SPARK_"));
        builder.environment().put("DELTA_REPLAY_HOME", project().toString());
        Process process = builder.start();
        if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return false;
        }
        return process.exitValue() == 0;
    }
}
