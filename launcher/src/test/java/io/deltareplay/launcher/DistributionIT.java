package io.deltareplay.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `bin/delta-replay` over the packaged launcher, as a user starts it.
final class DistributionIT {
    private static final Path COMMAND =
            Path.of("..", "bin", "delta-replay").toAbsolutePath().normalize();
    private static final Path TABLE = Path.of("src/test/resources/logs/classic").toAbsolutePath();

    @TempDir
    Path folder;

    @Test
    void startsFromTheAheadOfTimeCacheWithTheMainClassesInIt() throws Exception {
        Path loaded = folder.resolve("loaded");

        Ended files = run(
                Map.of("DELTA_REPLAY_JAVA_OPTS", "-XX:AOTMode=on -Xlog:class+load:file=" + loaded),
                COMMAND.toString(),
                "files",
                TABLE.toString());

        assertEquals(0, files.exitCode(), files.messages());
        assertCached(loaded, "io.deltareplay.launcher.replay.SerialReplayer");
        assertCached(loaded, "io.deltareplay.launcher.inspect.LogInspector");
        assertCached(loaded, "io.deltareplay.launcher.cli.FilesCommand");
        assertCached(loaded, "picocli.CommandLine");
    }

    @Test
    void startsTheEmbeddedSparkFromItsClassCacheWithTheJobInIt() throws Exception {
        Path ours = folder.resolve("ours");
        Path sparks = folder.resolve("sparks");

        Ended files = run(
                Map.of(
                        "DELTA_REPLAY_JAVA_OPTS",
                        "-XX:AOTMode=on -Xlog:class+load:file=" + ours,
                        "SPARK_SUBMIT_OPTS",
                        "-XX:AOTMode=on -Xlog:class+load:file=" + sparks),
                COMMAND.toString(),
                "files",
                TABLE.toString(),
                "--mode",
                "distributed",
                "--master",
                "local[2]");

        assertEquals(0, files.exitCode(), files.messages());
        assertCached(ours, "io.deltareplay.launcher.distributed.DistributedReplayer");
        assertCached(ours, "io.deltareplay.channel.ResultChannel");
        assertCached(sparks, "org.apache.spark.SparkContext");
        assertCached(sparks, "io.deltareplay.job.ReplayJob");
        assertCached(sparks, "io.deltareplay.job.window.WindowReplay");
        assertCached(sparks, "io.deltareplay.job.antijoin.AntiJoin");
    }

    @Test
    void saysNothingOfTheVirtualMachineOnStandardError() throws Exception {
        Ended files = run(Map.of(), COMMAND.toString(), "files", TABLE.toString(), "--quiet");

        assertEquals(0, files.exitCode());
        assertEquals("", files.messages());
    }

    @Test
    void worksThroughASymbolicLinkFromAnotherFolder() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("dr"), COMMAND);
        Path linkToLink = Files.createSymbolicLink(folder.resolve("dr2"), Path.of("dr"));

        assertEquals(versionOf(COMMAND), versionOf(link));
        assertEquals(versionOf(COMMAND), versionOf(linkToLink));
    }

    @Test
    void findsATableWithAUnicodeNameWhateverTheLocale() throws Exception {
        Path table = folder.resolve("größe 表");
        copy(TABLE, table);

        Ended inspected = run(Map.of("LC_ALL", "C"), COMMAND.toString(), "inspect", table.toString());

        assertEquals(0, inspected.exitCode(), inspected.messages());
    }

    @Test
    void tellsTheRevisionItWasBuiltFrom() throws Exception {
        String first = versionOf(COMMAND).lines().findFirst().orElseThrow();

        assertTrue(first.matches("delta-replay [0-9]\\S*( \\([0-9a-f]{10}(-dirty)?\\))?"), first);
        if (Files.exists(Path.of("../.git"))) {
            assertTrue(first.endsWith(")"), first);
        }
    }

    @Test
    void findsAJdkThatIsNewEnough() throws Exception {
        Ended found = run(Map.of(), COMMAND.resolveSibling("find-jdk").toString());

        assertEquals(0, found.exitCode(), found.messages());
        assertTrue(Files.isExecutable(Path.of(found.output().strip(), "bin", "javac")), found.output());
    }

    private static void assertCached(Path loaded, String className) throws IOException {
        try (Stream<String> lines = Files.lines(loaded)) {
            String line = lines.filter(l -> l.contains(" " + className + " "))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(className + " was not loaded"));
            assertTrue(line.contains("source: shared objects file"), line);
        }
    }

    private String versionOf(Path command) throws Exception {
        Ended ended = run(Map.of(), command.toString(), "--version");
        assertEquals(0, ended.exitCode(), ended.messages());
        return ended.output();
    }

    private record Ended(int exitCode, String output, String messages) {}

    private Ended run(Map<String, String> environment, String... command) throws Exception {
        Path output = folder.resolve("output");
        Path messages = folder.resolve("messages");
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(command)))
                .directory(folder.toFile())
                .redirectOutput(output.toFile())
                .redirectError(messages.toFile());
        builder.environment().remove("SPARK_HOME");
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("did not end: " + String.join(" ", command));
        }
        return new Ended(
                process.exitValue(),
                new String(Files.readAllBytes(output), java.nio.charset.StandardCharsets.ISO_8859_1),
                Files.readString(messages));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
