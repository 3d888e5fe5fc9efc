package io.deltareplay.launcher.cli;

import io.deltareplay.filelist.FileColumn;
import io.deltareplay.launcher.deliver.DeletionVectorCount;
import io.deltareplay.launcher.deliver.FileListSink;
import io.deltareplay.launcher.distributed.DistributedProgress;
import io.deltareplay.launcher.distributed.Epilogue;
import io.deltareplay.launcher.error.UnsupportedTableException;
import io.deltareplay.launcher.plan.ReplayPlan;
import io.deltareplay.launcher.replay.ReplayResult;
import io.deltareplay.launcher.table.LogFacts;
import io.deltareplay.launcher.text.Human;
import java.util.Set;

/// Has the engine do what a plan says.
///
/// @param epilogue takes what is left to do when the result is out
record PlannedReplay(Engine engine, FilesRequest request, DistributedProgress progress, Epilogue epilogue) {
    private static final String DELETION_VECTORS_FEATURE = "deletionVectors";

    /// Delivers the active files.
    ReplayResult run(ReplayPlan plan, FileListSink sink) {
        return run(plan, request.delivery().columns(), sink);
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
