package io.deltareplay.launcher.cli;

import io.deltareplay.launcher.deliver.AtomicFile;
import io.deltareplay.launcher.deliver.ByteOutput;
import io.deltareplay.launcher.deliver.Destination;
import io.deltareplay.launcher.deliver.FileListSink;
import io.deltareplay.launcher.distributed.Epilogue;
import io.deltareplay.launcher.error.DamagedLogException;
import io.deltareplay.launcher.error.SparkSubmissionException;
import io.deltareplay.launcher.error.StorageException;
import io.deltareplay.launcher.plan.ReplayPlan;
import io.deltareplay.launcher.plan.ReplayPlanner;
import io.deltareplay.launcher.replay.ReplayResult;
import io.deltareplay.launcher.report.RunRecorder;
import io.deltareplay.launcher.table.LogFacts;
import io.deltareplay.launcher.text.Human;
import io.deltareplay.predicate.Where;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// Inspect, plan, replay, deliver. If nothing was delivered yet, a file of the log that is gone when it is to be
/// read,
/// because log cleanup was at work, causes one fresh start, and a Spark that does not take the job is done without.
final class FilesRun {
    private final Engine engine;
    private final Host host;
    private final RunRecorder recorder;
    private final FilesProgress progress;
    private final FilesRequest request;

    FilesRun(Engine engine, Host host, RunRecorder recorder, FilesProgress progress, FilesRequest request) {
        this.engine = engine;
        this.host = host;
        this.recorder = recorder;
        this.progress = progress;
        this.request = request;
    }

    /// What was delivered, and by which plan.
    record Outcome(ReplayPlan plan, ReplayResult result) {}

    Outcome run() {
        try {
            return attempt();
        } catch (StartAgain first) {
            progress.explain("starting anew: " + first.problem.getMessage());
            return lastAttempt(first.problem);
        }
    }

    private Outcome lastAttempt(StorageException first) {
        try {
            return attempt();
        } catch (StartAgain second) {
            Optional<String> missing = missingFile(second.problem);
            if (missing.isPresent() && missing.equals(missingFile(first))) {
                throw new DamagedLogException(
                        "the log of %s needs the file %s, which does not exist"
                                .formatted(request.location().given(), missing.get()),
                        "Restore it, or choose a version that does not need it with --version.",
                        second.problem);
            }
            throw second.problem;
        }
    }

    private Outcome attempt() throws StartAgain {
        LogFacts facts = inspect();
        Optional<Where> where = request.selection().map(selection -> selection.resolve(facts));
        where.ifPresent(this::selected);
        ReplayPlan plan = ReplayPlanner.plan(facts, request.wishes());
        recorder.planned(plan);
        progress.explain(plan.reason());
        try {
            return deliver(plan, where);
        } catch (WithoutSpark e) {
            ReplayPlan.Serial serial = new ReplayPlan.Serial(
                    facts, "serial, because Spark could not be used; planned was: " + plan.reason());
            recorder.fellBack(
                    serial,
                    "replayed in this process instead of on Spark: %s. %s"
                            .formatted(e.problem.getMessage(), e.problem.remedy()));
            progress.explain(serial.reason());
            try {
                return deliver(serial, where);
            } catch (WithoutSpark again) {
                throw again.problem;
            }
        }
    }

    private void selected(Where where) {
        recorder.selected(where);
        progress.explain("files are told apart by " + WhereText.columns(where));
    }

    private LogFacts inspect() throws StartAgain {
        try {
            LogFacts facts = recorder.timed("inspect", () -> engine.inspect(request.location(), request.selector()));
            recorder.inspected(facts);
            progress.inspected(facts, recorder.taken("inspect"));
            return facts;
        } catch (StorageException e) {
            if (missingFile(e).isPresent()) {
                throw new StartAgain(e);
            }
            throw e;
        }
    }

    private Outcome deliver(ReplayPlan plan, Optional<Where> where) throws StartAgain, WithoutSpark {
        // The epilogue is closed last: whoever waits for the list need not wait for an application's end.
        try (Epilogue epilogue = new Epilogue();
                ByteOutput output = new ByteOutput(destination());
                FileListSink sink = request.delivery().sink(output, plan, where)) {
            ReplayResult result = replay(plan, where, output, sink, epilogue);
            request.countCheck().check(plan.facts(), result).ifPresent(recorder::warned);
            sink.finish();
            recorder.delivered(
                    request.delivery().format().toString(), request.output().map(Path::toString), output.bytes());
            return new Outcome(plan, result);
        }
    }

    private Destination destination() {
        return request.output()
                .<Destination>map(file -> AtomicFile.open(file, host.leftovers()))
                .orElseGet(host.standardOutput());
    }

    private ReplayResult replay(
            ReplayPlan plan, Optional<Where> where, ByteOutput output, FileListSink sink, Epilogue epilogue)
            throws StartAgain, WithoutSpark {
        PlannedReplay replay = new PlannedReplay(engine, request.keeping(where), progress, recorder, epilogue);
        try {
            if (request.deletionVectors() == FilesRequest.DeletionVectors.REFUSE) {
                recorder.timed("deletionVectors", () -> replay.refuseDeletionVectors(plan));
            }
            ReplayResult result = recorder.timed("replay", () -> replay.run(plan, sink));
            recorder.replayed(result);
            progress.explain("replayed %s in %s"
                    .formatted(
                            Human.count(result.actionsRead(), "file action"),
                            Human.duration(recorder.taken("replay"))));
            return result;
        } catch (StorageException e) {
            if (missingFile(e).isPresent() && !output.hasDelivered()) {
                throw new StartAgain(e);
            }
            throw e;
        } catch (SparkSubmissionException e) {
            if (request.mayFallBack()
                    && !output.hasDelivered()
                    && host.ending().code().isEmpty()) {
                throw new WithoutSpark(e);
            }
            throw e;
        }
    }

    private static Optional<String> missingFile(Throwable problem) {
        for (Throwable cause = problem.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof NoSuchFileException gone) {
                return Optional.ofNullable(gone.getFile());
            }
        }
        return Optional.empty();
    }

    /// A file of the log was gone before anything was delivered.
    private static final class StartAgain extends Exception {
        private static final long serialVersionUID = 1;

        private final StorageException problem;

        StartAgain(StorageException problem) {
            super(problem);
            this.problem = problem;
        }
    }

    /// Spark did not take a job that was not asked for by name.
    private static final class WithoutSpark extends Exception {
        private static final long serialVersionUID = 1;

        private final SparkSubmissionException problem;

        WithoutSpark(SparkSubmissionException problem) {
            super(problem);
            this.problem = problem;
        }
    }
}
