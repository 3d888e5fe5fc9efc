package io.deltareplay.launcher.cli;

import io.deltareplay.filelist.FileColumn;
import io.deltareplay.launcher.deliver.DeletionVectorCount;
import io.deltareplay.launcher.deliver.FileListSink;
import io.deltareplay.launcher.distributed.Epilogue;
import io.deltareplay.launcher.error.UnsupportedTableException;
import io.deltareplay.launcher.plan.ReplayPlan;
import io.deltareplay.launcher.replay.ReplayOptions;
import io.deltareplay.launcher.replay.ReplayResult;
import io.deltareplay.launcher.report.RunRecorder;
import io.deltareplay.launcher.snapshot.SnapshotOptions;
import io.deltareplay.launcher.snapshot.SnapshotSorter;
import io.deltareplay.launcher.table.LogFacts;
import io.deltareplay.launcher.text.Human;
import io.deltareplay.request.SnapshotOrder;
import java.util.Optional;
import java.util.Set;

/// Has the engine do what a plan says.
///
/// @param recorder is told how long ordering took
/// @param epilogue takes what is left to do when the result is out
record PlannedReplay(
        Engine engine, FilesRequest request, FilesProgress progress, RunRecorder recorder, Epilogue epilogue) {
    private static final String DELETION_VECTORS_FEATURE = "deletionVectors";

    /// Delivers the active files, in order if there is one.
    ReplayResult run(ReplayPlan plan, FileListSink sink) {
        Optional<SnapshotOrder> order = request.order();
        if (order.isEmpty()) {
            return run(plan, request.delivery().columns(), sink);
        }
        return switch (plan) {
            case ReplayPlan.Serial serial -> sorted(serial, order.get(), sink);
            case ReplayPlan.Distributed distributed ->
                engine.replay(
                        distributed,
                        request.distributed()
                                .withColumns(request.delivery().columns())
                                .ordered(order.get()),
                        sink,
                        progress,
                        epilogue);
        };
    }

    /// The identities of the log's tail and the rows that are sorted have a half each of the memory; and rows,
    /// which
    /// are kept on the heap, are spilled before they fill it.
    private ReplayResult sorted(ReplayPlan.Serial plan, SnapshotOrder order, FileListSink sink) {
        ReplayOptions serial = request.serial();
        long half = Math.max(1, serial.memoryBytes() / 2);
        SnapshotOptions options = new SnapshotOptions(
                request.delivery().columns(),
                order.firstIndex(),
                Math.min(half, Runtime.getRuntime().maxMemory() / 4),
                serial.spillFolder());
        try (SnapshotSorter sorter = new SnapshotSorter(options, plan.facts())) {
            ReplayResult replayed = engine.replay(
                    plan,
                    new ReplayOptions(options.replayed(), serial.where(), half, serial.spillFolder()),
                    sorter,
                    progress);
            return recorder.timed("order", () -> sorter.deliver(replayed, sink, progress));
        }
    }

    private ReplayResult run(ReplayPlan plan, Set<FileColumn> columns, FileListSink sink) {
        return switch (plan) {
            case ReplayPlan.Serial serial ->
                engine.replay(serial, request.serial().withColumns(columns), sink, progress);
            case ReplayPlan.Distributed distributed ->
                engine.replay(distributed, request.distributed().withColumns(columns), sink, progress, epilogue);
        };
    }

    /// Refuses a table with deleted rows. Takes a replay of its own, and only where the table may have them.
    ///
    /// @return the files that have deleted rows: none
    /// @throws UnsupportedTableException when there are some
    long refuseDeletionVectors(ReplayPlan plan) {
        LogFacts facts = plan.facts();
        if (!facts.protocol().readerFeatures().contains(DELETION_VECTORS_FEATURE)) {
            return 0;
        }
        DeletionVectorCount count = new DeletionVectorCount();
        run(plan, Set.of(FileColumn.DELETION_VECTOR), count);
        if (count.files() > 0) {
            throw new UnsupportedTableException(
                    "%s of %s at version %d carry deletion vectors: whoever reads the bare paths would see deleted rows again"
                            .formatted(
                                    Human.count(count.files(), "file"),
                                    facts.location().given(),
                                    facts.version()),
                    "Use a format that tells of them, such as --format jsonl, or add --ignore-deletion-vectors.");
        }
        return count.files();
    }
}
