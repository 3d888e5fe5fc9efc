package io.deltareplay.launcher.spark;

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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The build's `bin/spark-submit` starts a driver as Spark's own script does.
final class SparkHomeIT {
    private static final String PROBE = """
            public final class Probe {
                public static void main(String[] arguments) {
                    System.out.println("pid " + ProcessHandle.current().pid());
                    System.out.println("heap " + Runtime.getRuntime().maxMemory() / 1_000_000);
                    System.out.println("property " + System.getProperty("probe"));
                    System.out.println("arguments " + String.join("|", arguments));
                    System.out.println("class path " + System.getProperty("java.class.path"));
                    System.out.println("library path " + System.getenv("LD_LIBRARY_PATH"));
                    System.out.println("jvm " + java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments());
                }
            }
            """;
    private static final int DEADLINE_SECONDS = 60;

    @TempDir
    Path folder;

    private Path probe;

    @BeforeEach
    void compile() throws IOException {
        probe = JobCompiler.jar(folder, "Probe", PROBE);
    }

    @Test
    void becomesTheJvmOfTheDriver() throws Exception {
        Path output = folder.resolve("output");
        Process process = EmbeddedSpark.start("spark-submit", output, Map.of(), command());
        assertTrue(process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS));

        assertTrue(Files.readString(output).contains("pid " + process.pid() + "\n"), Files.readString(output));
    }

    @Test
    void takesTheDriversMemoryFromTheCommandLineBeforeFilesAndVariables() throws Exception {
        Path properties = write("spark.driver.memory=300m");
        Map<String, String> variable = Map.of("SPARK_DRIVER_MEMORY", "400m");

        assertHeap(200, run(variable, "--driver-memory", "200m", "--properties-file", properties.toString()));
        assertHeap(200, run(variable, "--conf", "spark.driver.memory=200m"));
        assertHeap(200, run(variable, "--conf=spark.driver.memory=200m"));
        assertHeap(300, run(variable, "--properties-file", properties.toString()));
        assertHeap(400, run(variable));
        assertHeap(1024, run(Map.of()));
    }

    @Test
    void readsTheDefaultsOfAConfFolderInEveryFormOfALine() throws Exception {
        for (String line : List.of(
                "spark.driver.memory 300m",
                "spark.driver.memory=300m",
                "spark.driver.memory = 300m",
                "spark.driver.memory:300m",
                "  spark.driver.memory\t300m",
                "# a comment\n\nspark.driver.memory 300m\n")) {
            Files.writeString(folder.resolve("spark-defaults.conf"), line);

            assertHeap(300, run(Map.of("SPARK_CONF_DIR", folder.toString())));
        }
    }

    @Test
    void splitsJavaOptionsAsAShellDoes() throws Exception {
        assertPrinted("property two words", run(Map.of(), "--driver-java-options", "-Dother=1 -Dprobe='two words'"));
        assertPrinted(
                "property \"$HOME\" `id` *",
                run(Map.of(), "--conf", "spark.driver.extraJavaOptions=-Dprobe=\\\"'$HOME'\\\"' `id` *'"));
        assertPrinted("property *", run(Map.of(), "--driver-java-options", "-Dprobe=*"));
        assertPrinted(
                "property file",
                run(
                        Map.of(),
                        "--properties-file",
                        write("spark.driver.extraJavaOptions=-Dprobe=file -Dother=1")
                                .toString()));
        assertPrinted("property variable", run(Map.of("SPARK_SUBMIT_OPTS", "-Dprobe=variable")));
    }

    @Test
    void leavesTheChoiceOfACollectorToTheUser() throws Exception {
        String output = run(Map.of(), "--driver-java-options", "-XX:+UseG1GC");

        assertTrue(output.contains("-XX:+UseG1GC"), output);
        assertTrue(!output.contains("UseSerialGC"), output);
    }

    @Test
    void refusesAHeapAmongTheJavaOptions() throws Exception {
        Path output = folder.resolve("output");
        Process process =
                EmbeddedSpark.start("spark-submit", output, Map.of(), command("--driver-java-options", "-Xmx2g"));

        assertTrue(process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS));
        assertEquals(1, process.exitValue());
        assertTrue(Files.readString(output).contains("--driver-memory"), Files.readString(output));
    }

    @Test
    void putsTheDriversClassPathFirst() throws Exception {
        assertPrinted("class path /first.jar:", run(Map.of(), "--driver-class-path", "/first.jar"));
    }

    @Test
    void handsTheLibraryPathOn() throws Exception {
        assertPrinted("library path /lib/of/mine", run(Map.of(), "--driver-library-path", "/lib/of/mine"));
    }

    @Test
    void leavesTheApplicationsArgumentsAlone() throws Exception {
        Path output = folder.resolve("output");
        List<String> command = new ArrayList<>(command());
        command.addAll(List.of("--driver-memory", "5m", "two words", "*", ""));

        Process process = EmbeddedSpark.start("spark-submit", output, Map.of(), command);

        assertTrue(process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS));
        assertPrinted("arguments --driver-memory|5m|two words|*|", Files.readString(output));
    }

    @Test
    void loadsSparkFromTheClassCache() throws Exception {
        Path loaded = folder.resolve("loaded");

        run(Map.of("SPARK_SUBMIT_OPTS", "-XX:AOTMode=on -Xlog:class+load:file=" + loaded));

        try (Stream<String> lines = Files.lines(loaded)) {
            String line = lines.filter(l -> l.contains(" org.apache.spark.deploy.SparkSubmit "))
                    .findFirst()
                    .orElseThrow();
            assertTrue(line.contains("source: shared objects file"), line);
        }
    }

    @Test
    void startsWithoutTheClassCacheWhenTheClassPathOrTheJobIsAnotherOne() throws Exception {
        Path otherJob = Files.copy(probe, folder.resolve("executor-job.jar"));
        Path output = folder.resolve("output");

        Process process =
                EmbeddedSpark.start("spark-submit", output, Map.of(), List.of("--class", "Probe", otherJob.toString()));

        assertTrue(process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue(), () -> read(output));
        assertTrue(!read(output).contains("cache/executor-job.jar"), read(output));
        assertPrinted("property null", run(Map.of(), "--driver-class-path", "/first.jar"));
    }

    private String run(Map<String, String> environment, String... options) throws Exception {
        Path output = folder.resolve("output");
        Process process = EmbeddedSpark.start("spark-submit", output, environment, command(options));
        assertTrue(process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS), "still running");
        assertEquals(0, process.exitValue(), () -> read(output));
        return read(output);
    }

    private List<String> command(String... options) {
        List<String> command = new ArrayList<>(List.of(options));
        command.addAll(List.of("--class", "Probe", probe.toString()));
        return command;
    }

    private Path write(String line) throws IOException {
        return Files.writeString(folder.resolve("mine.conf"), line);
    }

    /// The serial collector's young generation counts one survivor space only: the maximum is a little less than
    /// asked.
    private static void assertHeap(int megabytes, String output) {
        int heap = output.lines()
                .filter(line -> line.startsWith("heap "))
                .mapToInt(line -> Integer.parseInt(line.substring("heap ".length())))
                .findFirst()
                .orElseThrow();
        assertTrue(heap > megabytes * 0.9 && heap < megabytes * 1.1, () -> heap + " MB instead of " + megabytes);
    }

    private static void assertPrinted(String text, String output) {
        assertTrue(output.lines().anyMatch(line -> line.startsWith(text)), () -> "no '" + text + "' in\n" + output);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
