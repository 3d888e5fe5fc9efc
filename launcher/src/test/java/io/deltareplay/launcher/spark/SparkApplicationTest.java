package io.deltareplay.launcher.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.deltareplay.launcher.spark.FakeProcess.Script;
import io.deltareplay.launcher.spark.SparkApplication.Overdue;
import io.deltareplay.launcher.spark.SparkApplication.UnexpectedMessage;
import io.deltareplay.request.ApplicationFacts;
import io.deltareplay.request.JobProgress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SparkApplicationTest {
    private static final ApplicationFacts FACTS = new ApplicationFacts("app-1", "", "4.2.0", "spark://one:1");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Instant now = Instant.EPOCH;

    private SparkApplication application(FakeProcess process) throws IOException {
        SparkSubmission submission = new SparkSubmission(
                Path.of("home"), Map.of(), Map.of(), Optional.empty(), List.of(), Path.of("jar"), List.of());
        return SparkApplication.submit(
                submission,
                Path.of("log"),
                new SparkApplication.Surroundings(
                        (s, log) -> process, () -> process.calls.add("stopDriver"), () -> now, PATIENCE));
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    @Test
    void goesFromSubmittedToDone() throws Exception {
        SparkApplication application = application(new FakeProcess(Script.ENDS_BY_ITSELF));
        assertInstanceOf(ApplicationState.Submitted.class, application.state());
        application.registered(FACTS);
        application.planned(3);
        application.progressed(new JobProgress(1, 0, 0));
        assertEquals(new ApplicationState.Running(FACTS, 3, now, ApplicationState.Executors.SOME), application.state());
        application.done();
        assertEquals(new ApplicationState.Done(FACTS, 3), application.state());
    }

    @Test
    void messagesThatCannotComeNowAreRefused() throws Exception {
        SparkApplication application = application(new FakeProcess(Script.ENDS_BY_ITSELF));
        assertThrows(UnexpectedMessage.class, () -> application.planned(1));
        assertThrows(UnexpectedMessage.class, application::done);
        application.registered(FACTS);
        assertThrows(UnexpectedMessage.class, () -> application.registered(FACTS));
        assertThrows(UnexpectedMessage.class, application::done);
        application.planned(1);
        assertThrows(UnexpectedMessage.class, () -> application.planned(1));
    }

    @Test
    void driverHasUntilTheDeadlineToRegister() throws Exception {
        SparkApplication application = application(new FakeProcess(Script.ENDS_BY_ITSELF));
        pass(PATIENCE);
        assertEquals(Overdue.NOTHING, application.overdue());
        pass(Duration.ofMillis(1));
        assertEquals(Overdue.DRIVER, application.overdue());
    }

    @Test
    void clusterHasAsLongAgainToGrantAnExecutor() throws Exception {
        SparkApplication application = application(new FakeProcess(Script.ENDS_BY_ITSELF));
        pass(PATIENCE);
        application.registered(FACTS);
        application.planned(1);
        application.progressed(new JobProgress(0, 0, 0));
        pass(PATIENCE);
        assertEquals(Overdue.NOTHING, application.overdue());
        pass(Duration.ofMillis(1));
        assertEquals(Overdue.EXECUTORS, application.overdue());
        application.progressed(new JobProgress(1, 0, 0));
        assertEquals(Overdue.NOTHING, application.overdue());
        pass(Duration.ofDays(1));
        assertEquals(Overdue.NOTHING, application.overdue());
    }

    private SparkApplication runningOn(ApplicationFacts facts) throws Exception {
        SparkApplication application = application(new FakeProcess(Script.ENDS_BY_ITSELF));
        application.registered(facts);
        application.planned(2);
        return application;
    }

    @Test
    void clusterThatLostAllItsExecutorsHasAsLongAgainFromThatMoment() throws Exception {
        SparkApplication application = runningOn(FACTS);
        application.progressed(new JobProgress(1, 1, 0));
        pass(Duration.ofDays(1));
        application.progressed(new JobProgress(0, 0, 3));
        pass(PATIENCE);
        application.progressed(new JobProgress(0, 0, 3));
        assertEquals(Overdue.NOTHING, application.overdue());
        pass(Duration.ofMillis(1));
        application.progressed(new JobProgress(0, 0, 3));
        assertEquals(Overdue.NEW_EXECUTORS, application.overdue());
        assertTrue(application.state().hasRun());
    }

    @Test
    void executorTaskOrPartitionThatComesEndsTheWaitForAnother() throws Exception {
        SparkApplication application = runningOn(FACTS);
        List<Runnable> signs = List.of(
                () -> application.progressed(new JobProgress(1, 0, 3)),
                () -> application.progressed(new JobProgress(0, 1, 3)),
                application::granted);
        for (Runnable sign : signs) {
            application.progressed(new JobProgress(1, 0, 0));
            application.progressed(new JobProgress(0, 0, 3));
            pass(PATIENCE.plusMillis(1));
            assertEquals(Overdue.NEW_EXECUTORS, application.overdue());
            sign.run();
            assertEquals(Overdue.NOTHING, application.overdue());
            application.progressed(new JobProgress(0, 0, 3));
            pass(PATIENCE);
            assertEquals(Overdue.NOTHING, application.overdue(), "the wait begins anew");
        }
    }

    @Test
    void executorThatCameAndWentUnseenWasThere() throws Exception {
        SparkApplication application = runningOn(FACTS);
        application.progressed(new JobProgress(0, 0, 1));
        assertTrue(application.state().hasRun());
        pass(PATIENCE.plusMillis(1));
        assertEquals(Overdue.NEW_EXECUTORS, application.overdue());
    }

    @Test
    void thisMachineLosesNoExecutors() throws Exception {
        SparkApplication application = runningOn(new ApplicationFacts("local-1", "", "4.2.0", "local[2]"));
        application.progressed(new JobProgress(0, 0, 1));
        pass(Duration.ofDays(1));
        assertEquals(Overdue.NOTHING, application.overdue());
    }

    @Test
    void applicationThatIsThroughMayEndByItself() throws Exception {
        FakeProcess process = new FakeProcess(Script.ENDS_BY_ITSELF);
        SparkApplication application = application(process);
        application.registered(FACTS);
        application.planned(1);
        application.done();
        application.end();
        assertEquals(List.of("await"), process.calls);
    }

    @Test
    void runningApplicationIsAskedToEnd() throws Exception {
        FakeProcess process = new FakeProcess(Script.ENDS_WHEN_ASKED);
        SparkApplication application = application(process);
        application.registered(FACTS);
        application.end();
        assertEquals(List.of("stopDriver", "stop", "await"), process.calls);
        assertFalse(application.isAlive());
    }

    @Test
    void applicationThatDoesNotListenIsKilled() throws Exception {
        FakeProcess process = new FakeProcess(Script.ENDS_WHEN_KILLED);
        SparkApplication application = application(process);
        application.registered(FACTS);
        application.end();
        assertEquals(List.of("stopDriver", "stop", "await", "kill", "await"), process.calls);
        assertFalse(application.isAlive());
    }

    @Test
    void submissionThatNobodyCanAskIsKilledAtOnce() throws Exception {
        FakeProcess process = new FakeProcess(Script.ENDS_WHEN_KILLED);
        application(process).end();
        assertEquals(List.of("stopDriver", "stop", "kill", "await"), process.calls);
    }

    @Test
    void endsOnce() throws Exception {
        FakeProcess process = new FakeProcess(Script.ENDS_WHEN_KILLED);
        SparkApplication application = application(process);
        application.end();
        process.calls.clear();
        application.end();
        assertEquals(List.of(), process.calls);
    }
}
