package io.deltareplay.launcher.distributed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.deltareplay.channel.ChannelEvent;
import io.deltareplay.channel.TransferProblem;
import io.deltareplay.filelist.FileColumn;
import io.deltareplay.launcher.deliver.FileListSink;
import io.deltareplay.launcher.deliver.Leftovers;
import io.deltareplay.launcher.error.DamagedLogException;
import io.deltareplay.launcher.error.DeltaReplayException;
import io.deltareplay.launcher.error.SparkJobException;
import io.deltareplay.launcher.error.SparkSubmissionException;
import io.deltareplay.launcher.error.StorageException;
import io.deltareplay.launcher.error.TransferException;
import io.deltareplay.launcher.error.UnsupportedTableException;
import io.deltareplay.launcher.plan.Cluster;
import io.deltareplay.launcher.plan.Facts;
import io.deltareplay.launcher.plan.ReplayPlan;
import io.deltareplay.launcher.plan.StrategyChoice;
import io.deltareplay.launcher.replay.ReplayResult;
import io.deltareplay.launcher.spark.FakeProcess;
import io.deltareplay.launcher.spark.FakeProcess.Script;
import io.deltareplay.launcher.spark.SparkSettings;
import io.deltareplay.request.ApplicationFacts;
import io.deltareplay.request.JobProgress;
import io.deltareplay.request.ReplayProblem;
import io.deltareplay.request.ReplayProblem.Kind;
import io.deltareplay.request.ReplayTotals;
import io.deltareplay.request.Strategy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A distributed replay whose Spark does what a script says.
class DistributedRunTest {
    private static final ApplicationFacts FACTS =
            new ApplicationFacts("app-1", "http://here:4040", "4.2.0", "spark://one:1");
    private static final ChannelEvent REGISTERED = new ChannelEvent.Registered(FACTS);
    private static final ChannelEvent TWO_PLANNED = new ChannelEvent.Planned(2);
    private static final ChannelEvent GRANTED = new ChannelEvent.Progress(new JobProgress(1, 2, 0));
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final Leftovers leftovers = new Leftovers();
    private final FakeProcess process = new FakeProcess(Script.ENDS_WHEN_KILLED);
    private final Heard heard = new Heard();
    private Instant now = Instant.EPOCH;
    private Runnable whenNothingComes = () -> now = now.plusSeconds(1);
    private FakeResults results = new FakeResults(List.of(), () -> {});
    private String written = "";

    @BeforeEach
    void makeInstallation() throws IOException {
        Path script = folder.resolve("spark-home/target/spark-home/bin/spark-submit");
        Files.createDirectories(script.getParent());
        Files.createFile(script);
        assertTrue(script.toFile().setExecutable(true));
        Files.createDirectories(folder.resolve("executor-job/target"));
        Files.createFile(folder.resolve("executor-job/target/executor-job.jar"));
        Files.createDirectory(folder.resolve("tmp"));
    }

    private static final class Heard implements DistributedProgress {
        final List<String> lines = new ArrayList<>();

        @Override
        public void submitted(Path log) {
            lines.add("submitted");
        }

        @Override
        public void registered(ApplicationFacts facts) {
            lines.add(facts.id());
        }

        @Override
        public void partitions(int committed, int planned, long files) {
            lines.add("%d/%d: %d".formatted(committed, planned, files));
        }

        @Override
        public void advanced(long actionsRead, long filesDelivered) {
            lines.add("%d of %d".formatted(filesDelivered, actionsRead));
        }
    }

    private static final class CountingSink implements FileListSink {
        long rows;

        @Override
        public void accept(VectorSchemaRoot batch) {
            rows += batch.getRowCount();
        }

        @Override
        public void finish() {}

        @Override
        public void close() {}
    }

    private ReplayResult run(ChannelEvent... script) {
        ReplayPlan.Distributed plan = new ReplayPlan.Distributed(
                Facts.withTail(100, 100),
                "test",
                new StrategyChoice(Strategy.ANTI_JOIN, "test"),
                50,
                new Cluster("local[*]", "test", 2));
        SparkSettings settings = SparkSettings.of(
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                false,
                Map.of("DELTA_REPLAY_HOME", folder.toString()));
        DistributedOptions options = new DistributedOptions(
                Set.of(FileColumn.SIZE),
                settings,
                DistributedOptions.Listening.ANYWHERE,
                1 << 20,
                folder.resolve("tmp"),
                PATIENCE);
        results = new FakeResults(Arrays.asList(script), () -> whenNothingComes.run());
        DistributedReplayer replayer = new DistributedReplayer(
                leftovers,
                (submission, log) -> {
                    Files.writeString(log, written);
                    return process;
                },
                (channel, tls, request) -> results,
                () -> now);
        try (Epilogue epilogue = new Epilogue()) {
            return replayer.replay(plan, options, new CountingSink(), heard, epilogue);
        }
    }

    private <T extends DeltaReplayException> T failure(Class<T> type, ChannelEvent... script) {
        T failure = assertThrows(type, () -> run(script));
        assertFalse(process.isAlive(), "the application has ended");
        return failure;
    }

    private List<String> leftInTemporaryFolder() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("tmp"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static ChannelEvent failed(Kind kind, String file, long line, String reason) {
        return new ChannelEvent.Failed(new ReplayProblem(kind, file, line, reason));
    }

    private static ChannelEvent done(int partitions, long rows) {
        return new ChannelEvent.Done(new ReplayTotals(partitions, rows, 100, 7, List.of("odd")));
    }

    @Test
    void everyPartitionIsDeliveredAndCounted() throws IOException {
        ReplayResult result =
                run(REGISTERED, TWO_PLANNED, FakeResults.partition(1, 10, 20), FakeResults.partition(0, 5), done(2, 3));
        assertEquals(new ReplayResult(3, 35, 0, 100, 7, false, List.of("odd")), result);
        assertEquals(
                List.of("submitted", "app-1", "0/2: 0", "0/2: 2", "1/2: 2", "1/2: 3", "2/2: 3", "3 of 100"),
                heard.lines);
        assertFalse(process.isAlive(), "the application has ended");
        assertEquals(List.of(), leftInTemporaryFolder());
    }

    @Test
    void totalsThatDifferFromWhatCameAreNoResult() {
        String message = failure(
                        TransferException.class, REGISTERED, TWO_PLANNED, FakeResults.partition(0, 5), done(2, 3))
                .getMessage();
        assertTrue(
                message.endsWith(
                        "the job delivered 2 partitions of 2 with 3 files, but 1 partitions with 1 files arrived"),
                message);
        failure(TransferException.class, REGISTERED, TWO_PLANNED, FakeResults.partition(0, 5), done(1, 1));
    }

    @Test
    void partitionsThatWereNotPlannedAreNoResult() {
        failure(
                TransferException.class,
                REGISTERED,
                new ChannelEvent.Planned(1),
                FakeResults.partition(0, 5),
                FakeResults.partition(1, 5),
                done(2, 2));
    }

    @Test
    void whatIsWrongWithTheLogIsSaidAsASerialReplaySaysIt() throws IOException {
        String what = "cannot replay a table at version 9: /log/9.json ";
        assertEquals(
                what + "is damaged in line 3: cut short",
                failure(DamagedLogException.class, REGISTERED, failed(Kind.DAMAGED, "/log/9.json", 3, "cut short"))
                        .getMessage());
        assertEquals(
                what + "is damaged: no action",
                failure(DamagedLogException.class, REGISTERED, failed(Kind.DAMAGED, "/log/9.json", 0, "no action"))
                        .getMessage());
        UnsupportedTableException unsupported = failure(
                UnsupportedTableException.class,
                REGISTERED,
                failed(Kind.UNSUPPORTED, "/log/9.json", 0, "its column add.path is compressed with BROTLI"));
        assertEquals(
                what + "is not supported: its column add.path is compressed with BROTLI", unsupported.getMessage());
        assertTrue(unsupported.remedy().contains("snappy or zstd"), unsupported.remedy());
        assertEquals(
                "cannot replay a table at version 9: no permission to read /log/9.json",
                failure(StorageException.class, REGISTERED, failed(Kind.DENIED, "/log/9.json", 0, ""))
                        .getMessage());
        StorageException gone =
                failure(StorageException.class, REGISTERED, failed(Kind.GONE, "/log/9.json", 0, "gone"));
        assertEquals(what + "is gone since the log was listed", gone.getMessage());
        assertEquals(
                "/log/9.json",
                assertInstanceOf(NoSuchFileException.class, gone.getCause()).getFile());
        assertEquals(List.of(), leftInTemporaryFolder());
    }

    @Test
    void fileThatOnlyTheExecutorDoesNotSeeIsNoReasonToStartAgain() throws IOException {
        Path file = Files.createFile(folder.resolve("9.json"));
        StorageException problem =
                failure(StorageException.class, REGISTERED, failed(Kind.GONE, file.toString(), 0, "gone"));
        assertTrue(
                problem.getMessage()
                        .endsWith("an executor does not see %s, which exists on this machine".formatted(file)),
                problem.getMessage());
        assertNull(problem.getCause());
    }

    @Test
    void failedJobIsToldWithItsCauseAndItsLogIsKept() throws IOException {
        written = "INFO SparkContext: Running Spark version 4.2.0";
        SparkJobException failure = failure(
                SparkJobException.class, REGISTERED, TWO_PLANNED, GRANTED, failed(Kind.JOB, "", 0, "no space left"));
        assertEquals(
                "cannot replay a table at version 9 on Spark (local[*]): the job failed: no space left",
                failure.getMessage());
        assertEquals(1, leftInTemporaryFolder().size());
        assertTrue(failure.remedy().contains(leftInTemporaryFolder().getFirst()), failure.remedy());
    }

    @Test
    void applicationThatEndsBeforeItHadAnExecutorIsASubmissionThatFailed() {
        written = "19:50:48 ERROR StandaloneSchedulerBackend: Application has been killed.";
        ChannelEvent stopped = failed(Kind.JOB, "", 0, "SparkContext was shut down");
        String message = "the job could not begin: SparkContext was shut down: Application has been killed.";
        for (ChannelEvent[] script :
                new ChannelEvent[][] {{stopped}, {REGISTERED, stopped}, {REGISTERED, TWO_PLANNED, stopped}}) {
            assertTrue(
                    failure(SparkSubmissionException.class, script).getMessage().endsWith(message));
        }
    }

    @Test
    void driverOfThisMachineIsItsOwnExecutor() {
        ChannelEvent local = new ChannelEvent.Registered(new ApplicationFacts("local-1", "", "4.2.0", "local[2]"));
        failure(SparkJobException.class, local, TWO_PLANNED, failed(Kind.JOB, "", 0, "no space left"));
        whenNothingComes = () -> {
            if (now.isAfter(Instant.EPOCH.plus(PATIENCE.multipliedBy(2)))) {
                process.die();
            }
            now = now.plusSeconds(1);
        };
        failure(SparkJobException.class, local, TWO_PLANNED);
    }

    @Test
    void lostDriverIsToldWithTheRootCauseFromItsLog() {
        written = "Exception in thread \"main\" a.B: outer\nCaused by: java.lang.OutOfMemoryError: Java heap space\n";
        ChannelEvent lost = new ChannelEvent.DriverLost("connection reset");
        assertTrue(failure(SparkJobException.class, REGISTERED, TWO_PLANNED, GRANTED, lost)
                .getMessage()
                .endsWith("the driver was lost (connection reset): java.lang.OutOfMemoryError: Java heap space"));
        failure(SparkSubmissionException.class, lost);
    }

    @Test
    void processThatEndsWithoutAWordIsNoticed() {
        written = "Error: Failed to load class io.deltareplay.job.ReplayJob.\n";
        whenNothingComes = process::die;
        assertTrue(
                failure(SparkSubmissionException.class)
                        .getMessage()
                        .endsWith(
                                "spark-submit ended before its driver reported: Failed to load class io.deltareplay.job.ReplayJob."));
        failure(SparkJobException.class, REGISTERED, TWO_PLANNED, GRANTED);
    }

    @Test
    void driverThatDoesNotRegisterIsNotWaitedForForEver() {
        written = "INFO Client: Retrying connect to server\n";
        assertTrue(failure(SparkSubmissionException.class)
                .getMessage()
                .endsWith("the driver did not register within 1 min 0 s; the last that Spark said: "
                        + "INFO Client: Retrying connect to server"));
    }

    @Test
    void executorsThatAreNotGrantedAreNotWaitedForForEver() {
        assertTrue(failure(
                        SparkSubmissionException.class,
                        REGISTERED,
                        TWO_PLANNED,
                        new ChannelEvent.Progress(new JobProgress(0, 0, 0)))
                .getMessage()
                .endsWith("the cluster granted no executor within 1 min 0 s"));
    }

    @Test
    void executorsThatAreAllLostAreNotWaitedForForEver() {
        ChannelEvent lost = new ChannelEvent.Progress(new JobProgress(0, 0, 1));
        String message = "the cluster has had no executor for 1 min 0 s";
        SparkSubmissionException early =
                failure(SparkSubmissionException.class, REGISTERED, TWO_PLANNED, GRANTED, lost);
        assertTrue(early.getMessage().endsWith(message), early.getMessage());
        assertTrue(early.remedy().contains("the master local[*]"), early.remedy());
        assertTrue(early.remedy().contains("--spark-timeout"), early.remedy());
    }

    @Test
    void executorsThatAreLostWhenAPartCameAreAFailedJob() {
        ChannelEvent lost = new ChannelEvent.Progress(new JobProgress(0, 0, 1));
        SparkJobException late =
                failure(SparkJobException.class, REGISTERED, TWO_PLANNED, GRANTED, FakeResults.partition(0, 5), lost);
        assertTrue(late.getMessage().endsWith("the cluster has had no executor for 1 min 0 s"), late.getMessage());
    }

    @Test
    void stoppedContextIsToldByWhatStoppedIt() {
        written = "19:50:48 ERROR StandaloneSchedulerBackend: Application has been killed. Reason: Giving up.\n";
        ChannelEvent stopped = failed(
                Kind.JOB,
                "",
                0,
                "java.lang.IllegalStateException: Cannot call methods on a stopped SparkContext.\n"
                        + "This stopped SparkContext was created at:\n\norg.apache.spark.SparkContext.<init>");
        String why = "Application has been killed. Reason: Giving up.";
        String before = "cannot replay a table at version 9 on Spark (local[*]): ";
        assertEquals(
                before + "the job could not begin: " + why,
                failure(SparkSubmissionException.class, REGISTERED, stopped).getMessage());
        assertEquals(
                before + "the job failed: " + why,
                failure(SparkJobException.class, REGISTERED, TWO_PLANNED, GRANTED, stopped)
                        .getMessage());
        written = "";
        assertEquals(
                before + "the job failed: java.lang.IllegalStateException: "
                        + "Cannot call methods on a stopped SparkContext.",
                failure(SparkJobException.class, REGISTERED, TWO_PLANNED, GRANTED, stopped)
                        .getMessage());
    }

    @Test
    void everythingThatSparkSaysIsToldInOneLine() throws IOException {
        for (Kind kind : Kind.values()) {
            String message = failure(
                            DeltaReplayException.class,
                            REGISTERED,
                            TWO_PLANNED,
                            GRANTED,
                            failed(kind, "/log/9.json", 1, "\nthe first\r\n\tat the.second"))
                    .getMessage();
            assertEquals(1, message.lines().count(), message);
        }
        String lost = failure(
                        SparkJobException.class,
                        REGISTERED,
                        TWO_PLANNED,
                        GRANTED,
                        new ChannelEvent.DriverLost("reset\nby peer"))
                .getMessage();
        assertEquals(1, lost.lines().count(), lost);
        ReplayResult result = run(
                REGISTERED,
                new ChannelEvent.Planned(0),
                new ChannelEvent.Done(new ReplayTotals(0, 0, 1, 0, List.of("odd\nand long"))));
        assertEquals(List.of("odd"), result.warnings());
    }

    @Test
    void limitOfOurOwnSideIsABrokenTransfer() {
        TransferException problem = failure(
                TransferException.class,
                REGISTERED,
                TWO_PLANNED,
                new ChannelEvent.Broken(new TransferProblem(
                        TransferProblem.Kind.SPILL_LIMIT, "partition 0 alone is too large", Optional.empty())));
        assertTrue(problem.getMessage().endsWith(": partition 0 alone is too large"), problem.getMessage());
        assertEquals("", problem.remedy());
    }

    @Test
    void messageThatCannotComeIsABrokenTransfer() {
        failure(TransferException.class, TWO_PLANNED);
    }

    @Test
    void endOfTheProcessEndsTheApplication() throws IOException {
        whenNothingComes = () -> {
            leftovers.sweep();
            assertFalse(process.isAlive());
        };
        failure(SparkJobException.class, REGISTERED, TWO_PLANNED, GRANTED);
        assertEquals(List.of(), leftInTemporaryFolder());
    }
}
