package io.deltareplay.launcher.cli;

import io.deltareplay.filelist.FileColumn;
import io.deltareplay.launcher.cli.FilesRequest.DeletionVectors;
import io.deltareplay.launcher.deliver.AtomicFile;
import io.deltareplay.launcher.deliver.ByteOutput;
import io.deltareplay.launcher.deliver.DeletionVectorCount;
import io.deltareplay.launcher.deliver.Destination;
import io.deltareplay.launcher.deliver.FileListSink;
import io.deltareplay.launcher.error.DamagedLogException;
import io.deltareplay.launcher.error.StorageException;
import io.deltareplay.launcher.error.UnsupportedTableException;
import io.deltareplay.launcher.plan.ReplayPlan;
import io.deltareplay.launcher.plan.ReplayPlanner;
import io.deltareplay.launcher.replay.ReplayOptions;
import io.deltareplay.launcher.replay.ReplayProgress;
import io.deltareplay.launcher.replay.ReplayResult;
import io.deltareplay.launcher.report.RunRecorder;
import io.deltareplay.launcher.table.LogFacts;
import io.deltareplay.launcher.text.Human;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Inspect, plan, replay, deliver. A file of the log that is gone when it is to be read, because log cleanup was at
/// work, causes one fresh start if nothing was delivered yet.
final class FilesRun {
    private static final String DELETION_VECTORS_FEATURE = "deletionVectors";

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
        LogFacts facts = startingAgain(this::inspect, () -> false);
        ReplayPlan plan = ReplayPlanner.plan(facts, request.mode());
        recorder.planned(plan);
        progress.explain(plan.reason());
        try (ByteOutput output = new ByteOutput(destination());
                FileListSink sink = request.delivery().sink(output, plan)) {
            ReplayResult result = startingAgain(() -> replay(plan, sink), output::hasDelivered);
            sink.finish();
            recorder.delivered(
                    request.delivery().format().toString(), request.output().map(Path::toString), output.bytes());
            return new Outcome(plan, result);
        }
    }

    private LogFacts inspect() {
        LogFacts facts = recorder.timed("inspect", () -> engine.inspect(request.location(), request.selector()));
        recorder.inspected(facts);
        progress.expect(facts.estimate().fileActions());
        progress.explain("inspected %s at version %d in %s: checkpoint %s, %s in the tail"
                .formatted(
                        facts.location().root(),
                        facts.version(),
                        Human.duration(recorder.taken("inspect")),
                        facts.segment()
                                .checkpoint()
                                .map(c -> "at version " + c.version())
                                .orElse("none"),
                        Human.count(facts.segment().tail().size(), "file")));
        return facts;
    }

    private Destination destination() {
        return request.output()
                .<Destination>map(file -> AtomicFile.open(file, host.leftovers()))
                .orElseGet(host.standardOutput());
    }

    private ReplayResult replay(ReplayPlan plan, FileListSink sink) {
        refuseDeletionVectors(plan);
        ReplayResult result =
                recorder.timed("replay", () -> replay(plan, request.delivery().columns(), sink, progress));
        recorder.replayed(result);
        progress.explain("replayed %s in %s"
                .formatted(Human.count(result.actionsRead(), "file action"), Human.duration(recorder.taken("replay"))));
        return result;
    }

    /// Runs what reads the log.
    ///
    /// @param delivered whether something reached the reader that a fresh start would repeat
    private static <T> T startingAgain(Supplier<T> reading, BooleanSupplier delivered) throws StartAgain {
        try {
            return reading.get();
        } catch (StorageException e) {
            if (missingFile(e).isPresent() && !delivered.getAsBoolean()) {
                throw new StartAgain(e);
            }
            throw e;
        }
    }

    private ReplayResult replay(ReplayPlan plan, Set<FileColumn> columns, FileListSink sink, ReplayProgress listener) {
        Path spillFolder = Path.of(System.getProperty("java.io.tmpdir"));
        return engine.replay(plan, new ReplayOptions(columns, request.memoryBytes(), spillFolder), sink, listener);
    }

    private void refuseDeletionVectors(ReplayPlan plan) {
        LogFacts facts = plan.facts();
        if (request.deletionVectors() == DeletionVectors.LIST
                || !facts.protocol().readerFeatures().contains(DELETION_VECTORS_FEATURE)) {
            return;
        }
        DeletionVectorCount count = new DeletionVectorCount();
        recorder.timed(
                "deletionVectors", () -> replay(plan, Set.of(FileColumn.DELETION_VECTOR), count, ReplayProgress.NONE));
        if (count.files() > 0) {
            throw new UnsupportedTableException(
                    "%s of %s at version %d carry deletion vectors: whoever reads the bare paths would see deleted rows again"
                            .formatted(
                                    Human.count(count.files(), "file"),
                                    facts.location().given(),
                                    facts.version()),
                    "Use a format that tells of them, such as --format jsonl, or add --ignore-deletion-vectors.");
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
}
