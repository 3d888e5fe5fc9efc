package io.deltareplay.launcher.distributed;

import io.deltareplay.channel.ChannelEvent;
import io.deltareplay.channel.ReceivedPartition;
import io.deltareplay.launcher.deliver.FileListSink;
import io.deltareplay.launcher.error.DeltaReplayException;
import io.deltareplay.launcher.replay.ReplayCounts;
import io.deltareplay.launcher.replay.ReplayResult;
import io.deltareplay.launcher.spark.ApplicationState;
import io.deltareplay.launcher.spark.SparkApplication;
import io.deltareplay.launcher.spark.SparkApplication.UnexpectedMessage;
import io.deltareplay.launcher.spark.SparkLog;
import io.deltareplay.request.ReplayProblem;
import io.deltareplay.request.ReplayTotals;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Listens to one application and delivers what comes, until it is complete or cannot become so.
final class DistributedRun {
    private static final Duration TICK = Duration.ofMillis(200);
    /// How long to listen on when the process is gone: what it sent may still be on its way.
    private static final int TICKS_AFTER_THE_END = 5;

    private final SparkApplication application;
    private final Results results;
    private final SparkLog log;
    private final DistributedProblems problems;
    private final FileListSink sink;
    private final DistributedProgress progress;
    private final ReplayCounts counts;
    private final Duration patience;
    private final DeliveryLine line;
    private int committed;
    private int ticksAfterTheEnd;

    DistributedRun(
            SparkApplication application,
            Results results,
            SparkLog log,
            DistributedProblems problems,
            FileListSink sink,
            DistributedProgress progress,
            DeliveryLine line,
            Duration patience) {
        this.application = application;
        this.results = results;
        this.log = log;
        this.problems = problems;
        this.sink = sink;
        this.progress = progress;
        this.counts = new ReplayCounts(progress);
        this.line = line;
        this.patience = patience;
    }

    /// Delivers everything.
    ReplayResult run() {
        try {
            while (true) {
                Optional<ReplayTotals> totals = hear(results.next(TICK));
                if (totals.isPresent()) {
                    return complete(totals.get());
                }
                refuseToWaitForEver();
            }
        } catch (UnexpectedMessage e) {
            throw problems.unexpected(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw problems.unexpected("the run was interrupted");
        }
    }

    private Optional<ReplayTotals> hear(@Nullable ChannelEvent event) throws UnexpectedMessage {
        switch (event) {
            case null -> tick();
            case ChannelEvent.Registered registered -> {
                application.registered(registered.facts());
                progress.registered(registered.facts());
            }
            case ChannelEvent.Planned planned -> {
                application.planned(planned.partitions());
                progress.partitions(0, planned.partitions(), 0);
            }
            case ChannelEvent.Ranged ranged -> {
                application.ranged(ranged.partitions());
                progress.partitions(committed, ranged.partitions(), counts.files());
            }
            case ChannelEvent.Progress alive -> application.progressed(alive.progress());
            case ChannelEvent.Committed complete -> {
                application.granted();
                for (ReceivedPartition next : line.arrived(complete.partition())) {
                    deliver(next);
                }
            }
            case ChannelEvent.Failed failed -> throw failed(failed.problem());
            case ChannelEvent.DriverLost lost -> throw driverLost(lost.reason());
            case ChannelEvent.Broken broken -> throw problems.broken(broken.problem());
            case ChannelEvent.Done done -> {
                return Optional.of(done.totals());
            }
        }
        return Optional.empty();
    }

    private void deliver(ReceivedPartition received) {
        try (received) {
            received.forEachBatch(batch -> {
                sink.accept(batch);
                counts.delivered(batch);
                progress.partitions(committed, planned(), counts.files());
            });
        } catch (IOException e) {
            throw problems.unreadablePartition(received.partition(), e);
        }
        // However long the delivery took, what was heard meanwhile has yet to be looked at.
        application.granted();
        committed++;
        progress.partitions(committed, planned(), counts.files());
    }

    private ReplayResult complete(ReplayTotals totals) throws UnexpectedMessage {
        int planned = planned();
        if (totals.partitions() != committed || planned != committed || totals.rows() != counts.files()) {
            throw problems.incomplete(
                    "%d partitions of %d with %d files".formatted(totals.partitions(), planned, totals.rows()),
                    "%d partitions with %d files".formatted(committed, counts.files()));
        }
        application.done();
        counts.read(totals.actionsRead());
        counts.skipped(totals.filesSkipped());
        totals.warnings().stream().map(DistributedProblems::oneLine).forEach(counts::warn);
        return counts.result(false);
    }

    /// 0 until it is known.
    private int planned() {
        return application.state() instanceof ApplicationState.Running running ? running.partitions() : 0;
    }

    private void tick() {
        if (application.isAlive()) {
            return;
        }
        ticksAfterTheEnd++;
        if (ticksAfterTheEnd > TICKS_AFTER_THE_END) {
            throw application.state() instanceof ApplicationState.Submitted
                    ? problems.endedBeforeReporting(log.rootCause())
                    : driverLost("its process ended");
        }
    }

    private void refuseToWaitForEver() {
        switch (application.overdue()) {
            case NOTHING -> {}
            case DRIVER -> throw problems.driverOverdue(patience, log.rootCause());
            case EXECUTORS -> throw problems.executorsOverdue(patience);
            case NEW_EXECUTORS ->
                throw committed == 0 ? problems.executorsLostEarly(patience) : problems.executorsLost(patience);
        }
    }

    /// Like those of a driver that is lost, the last words are in the log when the driver is gone.
    private DeltaReplayException failed(ReplayProblem problem) {
        if (problem.kind() != ReplayProblem.Kind.JOB) {
            return problems.found(problem);
        }
        boolean hasRun = application.state().hasRun();
        application.end();
        return hasRun
                ? problems.jobFailed(problem.reason())
                : problems.notBegun(problem.reason(), log.rootCause(problem.reason()));
    }

    private DeltaReplayException driverLost(String reason) {
        boolean hasRun = application.state().hasRun();
        application.end();
        return hasRun
                ? problems.driverLost(reason, log.error())
                : problems.notBegun("the driver was lost (%s)".formatted(reason), log.rootCause());
    }
}
