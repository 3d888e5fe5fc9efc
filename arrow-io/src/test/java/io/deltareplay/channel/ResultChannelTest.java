package io.deltareplay.channel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.deltareplay.request.ApplicationFacts;
import io.deltareplay.request.JobProgress;
import io.deltareplay.request.ReplayProblem;
import io.deltareplay.request.ReplayTotals;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ResultChannelTest {
    @TempDir
    Path folder;

    @Test
    void aRunArrivesInOrder() throws Exception {
        try (ChannelFixture run = ChannelFixture.in(folder);
                DriverConnection driver = run.driver()) {
            assertEquals(ChannelFixture.REQUEST, driver.request());
            ApplicationFacts facts = new ApplicationFacts("app-1", "http://ui", "4.2.0", "local[2]");
            driver.registered(facts);
            driver.planned(2);
            driver.progress(new JobProgress(1, 2, 0));
            assertEquals(facts, run.next(ChannelEvent.Registered.class).facts());
            assertEquals(2, run.next(ChannelEvent.Planned.class).partitions());
            assertEquals(2, run.next(ChannelEvent.Progress.class).progress().activeTasks());

            assertEquals(300, run.send(0, 11, 3, 100, 200));
            assertEquals(0, run.send(1, 12, 0, 0, 0));
            assertTrue(driver.done(new ReplayTotals(2, 300, 400, 0, List.of("odd"))));

            ReceivedPartition first = run.next(ChannelEvent.Committed.class).partition();
            assertEquals(0, first.partition());
            List<String> paths = ChannelFixture.deliver(first);
            assertEquals(300, paths.size());
            IntStream.range(0, 300).forEach(i -> assertTrue(paths.get(i).startsWith(ChannelFixture.path(0, i) + ".")));
            assertEquals(
                    List.of(),
                    ChannelFixture.deliver(
                            run.next(ChannelEvent.Committed.class).partition()));
            assertEquals(300, run.next(ChannelEvent.Done.class).totals().rows());
            run.awaitEmptySpill();
        }
    }

    @Test
    void nothingIsLeftBehind() throws Exception {
        try (ChannelFixture run = ChannelFixture.in(folder)) {
            run.send(0, 1, 1, 10, 10);
            run.send(1, 1, 1, 10, 10);
            try (ReceivedPartition taken =
                            run.next(ChannelEvent.Committed.class).partition();
                    TaskStream open = run.stream(2, 1)) {
                run.write(open, 2, 1, 10, 10);
                run.channel.close();
                assertEquals(0, run.channel.spilledBytes());
                assertEquals(0, taken.partition());
            }
        }
        assertArrayEquals(new File[0], folder.toFile().listFiles());
    }

    @Test
    void aDriverThatIsGoneIsNoticedAtOnce() throws Exception {
        try (ChannelFixture run = ChannelFixture.in(folder)) {
            run.driver().close();
            assertEquals(
                    "the driver closed its connection",
                    run.next(ChannelEvent.DriverLost.class).reason());
        }
    }

    @Test
    void aDriverHearsThatItIsToStopAndThatTheLauncherIsGone() throws Exception {
        for (boolean asked : new boolean[] {true, false}) {
            CountDownLatch stopped = new CountDownLatch(1);
            try (ChannelFixture run = ChannelFixture.in(folder);
                    DriverConnection driver = run.driver()) {
                driver.onStop(stopped::countDown);
                if (asked) {
                    run.channel.stopDriver();
                } else {
                    run.channel.close();
                }
                assertTrue(stopped.await(10, TimeUnit.SECONDS));
            }
        }
    }

    @Test
    void aDriverThatConnectsLateHearsThatItIsToStop() throws Exception {
        CountDownLatch stopped = new CountDownLatch(1);
        try (ChannelFixture run = ChannelFixture.in(folder)) {
            run.channel.stopDriver();
            try (DriverConnection driver = run.driver()) {
                driver.onStop(stopped::countDown);
                assertTrue(stopped.await(10, TimeUnit.SECONDS));
            }
        }
    }

    @Test
    void theDriversFailureIsItsLastWord() throws Exception {
        ReplayProblem problem = new ReplayProblem(ReplayProblem.Kind.JOB, "", 0, "class not found");
        try (ChannelFixture run = ChannelFixture.in(folder)) {
            try (DriverConnection driver = run.driver()) {
                assertTrue(driver.failed(problem));
            }
            assertEquals(problem, run.next(ChannelEvent.Failed.class).problem());
            assertNull(run.channel.next(Duration.ofMillis(50)));
        }
    }

    @Test
    void onlyWhatTryingAgainCannotCureIsReported() throws Exception {
        ReplayProblem network = new ReplayProblem(ReplayProblem.Kind.UNREADABLE, "/a", 0, "timed out");
        ReplayProblem damage = new ReplayProblem(ReplayProblem.Kind.DAMAGED, "/a", 3, "cut short");
        try (ChannelFixture run = ChannelFixture.in(folder)) {
            TaskStream.reportFailure(run.access(), -1, 1, network);
            try (TaskStream stream = run.stream(0, 1)) {
                stream.fail(network);
            }
            try (TaskStream stream = run.stream(0, 2)) {
                stream.fail(damage);
            }
            TaskStream.reportFailure(run.access(), -1, 1, damage);
            assertEquals(damage, run.next(ChannelEvent.Failed.class).problem());
            assertNull(run.channel.next(Duration.ofMillis(50)));
        }
    }

    @Test
    void theFirstCommittedAttemptWins() throws Exception {
        try (ChannelFixture run = ChannelFixture.in(folder);
                TaskStream slow = run.stream(0, 1);
                TaskStream fast = run.stream(0, 2)) {
            run.write(slow, 0, 2, 10, 10);
            run.write(fast, 0, 1, 20, 10);
            assertEquals(20, fast.commit());
            assertEquals(20, slow.commit());
            assertTrue(slow.superseded());
            try (TaskStream late = run.stream(0, 3)) {
                assertTrue(late.superseded());
                assertEquals(20, late.commit());
            }
            assertEquals(
                    20,
                    ChannelFixture.deliver(
                                    run.next(ChannelEvent.Committed.class).partition())
                            .size());
            assertNull(run.channel.next(Duration.ofMillis(50)));
            run.awaitEmptySpill();
        }
    }

    @Test
    void aStreamThatIsCutCostsNothing() throws Exception {
        try (ChannelFixture run = ChannelFixture.in(folder)) {
            try (TaskStream stream = run.stream(0, 1)) {
                run.write(stream, 0, 4, 100, 4000);
            }
            Future<Long> again = run.tasks.submit(() -> run.send(0, 2, 1, 10, 10));
            assertEquals(10, ChannelFixture.get(again));
            assertEquals(
                    10,
                    ChannelFixture.deliver(
                                    run.next(ChannelEvent.Committed.class).partition())
                            .size());
            assertFalse(run.channel.address().endsWith(":0"));
        }
    }
}
