package io.deltareplay.launcher.spark;

import io.deltareplay.request.ApplicationFacts;
import io.deltareplay.request.JobProgress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/// A Spark application of ours, from its submission to its end. What is heard from its driver moves it from one
/// state
/// to the next; what must not come in a state is refused. Thread-safe: whatever ends the launcher ends the
/// application.
public final class SparkApplication {
    /// How long an application that is through may take to end by itself.
    private static final Duration FAREWELL = Duration.ofSeconds(3);

    /// How long one that is asked to end may take. Together with the rest below the ten seconds that a launcher's
    /// end
    /// may take.
    private static final Duration GRACE = Duration.ofSeconds(5);

    private static final Duration DEATH = Duration.ofSeconds(1);

    private final SparkProcess process;
    private final Runnable stopDriver;
    private final InstantSource clock;
    private final Duration patience;
    private ApplicationState state;

    private SparkApplication(SparkProcess process, Runnable stopDriver, InstantSource clock, Duration patience) {
        this.process = process;
        this.stopDriver = stopDriver;
        this.clock = clock;
        this.patience = patience;
        this.state = new ApplicationState.Submitted(clock.instant());
    }

    /// What an application needs of its surroundings.
    ///
    /// @param starter starts the child process
    /// @param stopDriver asks the driver to end, over the connection that it has to us
    /// @param clock for the deadlines
    /// @param patience how long the driver may take to register, and the cluster to grant an executor, the first or
    ///     another when all are lost
    public record Surroundings(
            SparkProcess.Starter starter, Runnable stopDriver, InstantSource clock, Duration patience) {}

    /// A message that cannot come now.
    public static final class UnexpectedMessage extends Exception {
        private static final long serialVersionUID = 1;

        UnexpectedMessage(String what, ApplicationState state) {
            super("the driver said that it is %s when it was %s"
                    .formatted(what, state.getClass().getSimpleName().toLowerCase(Locale.ROOT)));
        }
    }

    /// What has been waited for in vain.
    public enum Overdue {
        NOTHING,
        DRIVER,
        EXECUTORS,
        /// Others in place of those that were lost.
        NEW_EXECUTORS
    }

    public static SparkApplication submit(SparkSubmission submission, Path log, Surroundings surroundings)
            throws IOException {
        return new SparkApplication(
                surroundings.starter().start(submission, log),
                surroundings.stopDriver(),
                surroundings.clock(),
                surroundings.patience());
    }

    public synchronized ApplicationState state() {
        return state;
    }

    public synchronized void registered(ApplicationFacts facts) throws UnexpectedMessage {
        if (!(state instanceof ApplicationState.Submitted submitted)) {
            throw new UnexpectedMessage("registered", state);
        }
        state = submitted.registered(facts, clock.instant());
    }

    public synchronized void planned(int partitions) throws UnexpectedMessage {
        if (!(state instanceof ApplicationState.Registered registered)) {
            throw new UnexpectedMessage("planned", state);
        }
        state = registered.planned(partitions);
    }

    /// Ordered partitions are counted; there may be fewer than were planned.
    public synchronized void ranged(int partitions) throws UnexpectedMessage {
        if (!(state instanceof ApplicationState.Running running)) {
            throw new UnexpectedMessage("ranged", state);
        }
        state = running.ranged(partitions);
    }

    /// Any sign that tasks run, could run, or ran once and no longer can.
    public synchronized void progressed(JobProgress progress) {
        boolean canRun = progress.executors() > 0 || progress.activeTasks() > 0;
        if (canRun || (progress.completedTasks() > 0 && !state.hasRun())) {
            granted();
        }
        if (!canRun && state instanceof ApplicationState.Running running) {
            state = running.withoutExecutors(clock.instant());
        }
    }

    /// A partition came: somebody has computed it.
    public synchronized void granted() {
        if (state instanceof ApplicationState.Running running) {
            state = running.withExecutors(clock.instant());
        }
    }

    public synchronized void done() throws UnexpectedMessage {
        if (!(state instanceof ApplicationState.Running running)) {
            throw new UnexpectedMessage("done", state);
        }
        state = running.done();
    }

    public synchronized Overdue overdue() {
        return switch (state) {
            case ApplicationState.Submitted s -> isOver(s.since()) ? Overdue.DRIVER : Overdue.NOTHING;
            case ApplicationState.Registered r -> isOver(r.since()) ? Overdue.EXECUTORS : Overdue.NOTHING;
            case ApplicationState.Running r -> isOver(r.since()) ? overdue(r.executors()) : Overdue.NOTHING;
            case ApplicationState.Done done -> Overdue.NOTHING;
            case ApplicationState.Ended ended -> Overdue.NOTHING;
        };
    }

    private static Overdue overdue(ApplicationState.Executors executors) {
        return switch (executors) {
            case NONE_YET -> Overdue.EXECUTORS;
            case SOME -> Overdue.NOTHING;
            case LOST -> Overdue.NEW_EXECUTORS;
        };
    }

    private boolean isOver(Instant since) {
        return clock.instant().isAfter(since.plus(patience));
    }

    /// Whether the child process still runs.
    public boolean isAlive() {
        return process.isAlive();
    }

    /// Has the application end: by itself when it is through, else because it is asked to, else by force. Returns
    /// when it is gone; a second call returns at once.
    public synchronized void end() {
        if (state instanceof ApplicationState.Ended) {
            return;
        }
        boolean through = state instanceof ApplicationState.Done;
        boolean known = !(state instanceof ApplicationState.Submitted);
        state = new ApplicationState.Ended(state.hasRun());
        try {
            if (through && process.awaitEnd(FAREWELL)) {
                return;
            }
            stopDriver.run();
            boolean asked = process.stop();
            if ((known || asked) && process.awaitEnd(GRACE)) {
                return;
            }
            process.kill();
            process.awaitEnd(DEATH);
        } catch (InterruptedException e) {
            process.kill();
            Thread.currentThread().interrupt();
        }
    }
}
