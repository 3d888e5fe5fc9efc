package io.deltareplay.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.deltareplay.channel.ChannelCredential;
import io.deltareplay.channel.ChannelEvent;
import io.deltareplay.channel.ChannelOptions;
import io.deltareplay.channel.ResultChannel;
import io.deltareplay.job.testing.TestLog;
import io.deltareplay.request.ReplayProblem;
import io.deltareplay.request.ReplayRequest;
import io.deltareplay.request.Strategy;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job jar as Spark's own submission runs it, in a process of its own. */
class JobProcessIT {
    private static final Path JAR = Path.of("target/executor-job.jar");
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @TempDir
    Path folder;

    private final RootAllocator allocator = new RootAllocator();
    private TestLog log;
    private Process job;
    private Path temporary;

    @BeforeEach
    void table() throws IOException {
        temporary = Files.createDirectories(folder.resolve("temporary"));
        log = new TestLog(folder.resolve("t"));
        log.checkpoint(
                0,
                TestLog.schema(),
                IntStream.range(0, 20_000)
                        .mapToObj(i -> TestLog.add("a-file-with-a-long-name-" + i))
                        .toArray(String[]::new));
        log.commit(1, TestLog.add("new"));
    }

    @AfterEach
    void end() {
        if (job != null) {
            job.destroyForcibly();
        }
        allocator.close();
    }

    private ResultChannel open(long spillLimit, Strategy strategy) throws IOException {
        ReplayRequest request = log.request(strategy, 3);
        ChannelOptions options = ChannelOptions.defaults(folder, spillLimit);
        return ResultChannel.open(options, Optional.empty(), request, allocator, Thread::new);
    }

    /** Only what a Spark installation has: the job jar must bring the rest. */
    private static String classPathOfSpark() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("executor-job")
                        && !entry.contains("arrow-io")
                        && !entry.contains("hash4j")
                        && !entry.contains("test-classes")
                        && !entry.contains("jspecify"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private void submit(String address, String credential) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String option :
                java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (option.startsWith("--") || option.startsWith("-Xmx")) {
                command.add(option);
            }
        }
        command.add("-Djava.io.tmpdir=" + temporary);
        command.addAll(List.of("-cp", classPathOfSpark(), "org.apache.spark.deploy.SparkSubmit"));
        command.addAll(List.of("--master", "local[2]", "--conf", "spark.ui.enabled=false"));
        command.addAll(List.of("--class", "io.deltareplay.job.ReplayJob", JAR.toString(), address));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("job.log").toFile());
        builder.environment().put(ChannelCredential.VARIABLE, credential);
        job = builder.start();
    }

    private <E extends ChannelEvent> E await(ResultChannel channel, Class<E> type) throws Exception {
        while (true) {
            ChannelEvent event = channel.next(PATIENCE);
            if (event instanceof ChannelEvent.Committed committed) {
                committed.partition().close();
            }
            if (type.isInstance(event)) {
                return type.cast(event);
            }
            if (event == null || event instanceof ChannelEvent.DriverLost) {
                throw new AssertionError(event + "\n" + Files.readString(folder.resolve("job.log")));
            }
        }
    }

    private void assertEnds(int exitCode) throws Exception {
        assertTrue(job.waitFor(10, TimeUnit.SECONDS), "the job's process goes on");
        assertEquals(exitCode, job.exitValue());
        try (Stream<Path> left = Files.list(temporary)) {
            assertEquals(List.of(), left.filter(JobProcessIT::isOfTheJob).toList(), "temporary files that stay");
        }
    }

    /** The JVM's own figures lie there too, whoever runs it. */
    private static boolean isOfTheJob(Path file) {
        return !file.getFileName().toString().startsWith("hsperfdata");
    }

    @Test
    void theJobRegistersDeliversAndEnds() throws Exception {
        try (ResultChannel channel = open(1 << 30, Strategy.WINDOW)) {
            submit(channel.address(), channel.credential());
            ChannelEvent.Registered registered = await(channel, ChannelEvent.Registered.class);
            assertEquals("local[2]", registered.facts().master());
            assertTrue(registered.facts().id().startsWith("local-"));
            assertEquals("4.2.0", registered.facts().sparkVersion());
            assertEquals(3, await(channel, ChannelEvent.Planned.class).partitions());
            ChannelEvent.Done done = await(channel, ChannelEvent.Done.class);
            assertEquals(20_001, done.totals().rows());
            assertEquals(20_001, done.totals().actionsRead());
            assertEquals(3, done.totals().partitions());
            assertEnds(0);
        }
    }

    @Test
    void aProblemWithTheLogIsSaidAndTheJobFails() throws Exception {
        Path commit = log.commit(1, "{\"add\":{");
        try (ResultChannel channel = open(1 << 30, Strategy.ANTI_JOIN)) {
            submit(channel.address(), channel.credential());
            ChannelEvent.Failed failed = await(channel, ChannelEvent.Failed.class);
            assertEquals(ReplayProblem.Kind.DAMAGED, failed.problem().kind());
            assertEquals(commit.toString(), failed.problem().file());
            assertEnds(1);
        }
    }

    @Test
    void aJobThatIsAskedToStopEnds() throws Exception {
        try (ResultChannel channel = open(ChannelOptions.MIN_SPILL_LIMIT, Strategy.ANTI_JOIN)) {
            submit(channel.address(), channel.credential());
            await(channel, ChannelEvent.Planned.class);
            channel.stopDriver();
            assertEnds(1);
        }
    }

    @Test
    void aJobWhoseLauncherIsGoneEndsItself() throws Exception {
        try (ResultChannel channel = open(ChannelOptions.MIN_SPILL_LIMIT, Strategy.ANTI_JOIN)) {
            submit(channel.address(), channel.credential());
            await(channel, ChannelEvent.Planned.class);
        }
        assertEnds(1);
    }

    @Test
    void aJobThatCannotReachItsLauncherSaysSo() throws Exception {
        String credential;
        String address;
        try (ResultChannel channel = open(1 << 30, Strategy.ANTI_JOIN)) {
            credential = channel.credential();
            address = channel.address();
        }
        submit(address, credential);
        assertTrue(job.waitFor(60, TimeUnit.SECONDS));
        assertEquals(1, job.exitValue());
        String output = Files.readString(folder.resolve("job.log"));
        assertTrue(output.contains("cannot reach the launcher at " + address), output);
    }

    @Test
    void theJarHoldsNothingThatSparkBrings() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            List<String> foreign = jar.stream()
                    .map(java.util.jar.JarEntry::getName)
                    .filter(name -> name.endsWith(".class"))
                    .filter(name ->
                            !name.replaceFirst("^META-INF/versions/\\d+/", "").startsWith("io/deltareplay/"))
                    .toList();
            assertEquals(List.of(), foreign);
        }
    }
}
