package io.deltareplay.launcher.cli;

import io.deltareplay.launcher.deliver.Delivery;
import io.deltareplay.launcher.distributed.DistributedOptions;
import io.deltareplay.launcher.inspect.VersionSelector;
import io.deltareplay.launcher.plan.Mode;
import io.deltareplay.launcher.plan.PlanWishes;
import io.deltareplay.launcher.replay.ReplayOptions;
import io.deltareplay.launcher.table.TableLocation;
import io.deltareplay.launcher.where.Selection;
import io.deltareplay.predicate.Where;
import io.deltareplay.request.SnapshotOrder;
import java.nio.file.Path;
import java.util.Optional;

/// A file list that somebody asked for.
///
/// @param location the table
/// @param selector its version
/// @param wishes how it may be replayed
/// @param serial within what it is replayed in this process
/// @param distributed with what it is replayed on Spark
/// @param fallback what is done when Spark cannot be used
/// @param order the order of the files, and the first that is wanted; empty when any will do
/// @param delivery in which form
/// @param output the file to write; empty for standard output
/// @param deletionVectors whether a table with deleted rows may be listed in a form that cannot say so
/// @param countCheck what is done when the list and the version's checksum file do not have as many files
/// @param selection which of its files; empty for all
record FilesRequest(
        TableLocation location,
        VersionSelector selector,
        PlanWishes wishes,
        ReplayOptions serial,
        DistributedOptions distributed,
        Fallback fallback,
        Optional<SnapshotOrder> order,
        Delivery delivery,
        Optional<Path> output,
        DeletionVectors deletionVectors,
        CountCheck countCheck,
        Optional<Selection> selection) {
    /// What is done about files of which some rows are deleted.
    enum DeletionVectors {
        /// They are listed: the format tells of their vectors, or the user knows.
        LIST,
        /// The run is refused before anything is written.
        REFUSE
    }

    /// What is done when the program chose Spark and Spark cannot be used.
    enum Fallback {
        /// The log is replayed in this process.
        SERIAL,
        /// The run fails.
        NONE
    }

    /// The same for the files that a predicate keeps.
    FilesRequest keeping(Optional<Where> where) {
        return new FilesRequest(
                location,
                selector,
                wishes,
                serial.withWhere(where.orElse(null)),
                distributed.where(where),
                fallback,
                order,
                delivery,
                output,
                deletionVectors,
                countCheck,
                selection);
    }

    /// Whether a run that Spark did not take may go on in this process: never when Spark was asked for by name.
    boolean mayFallBack() {
        return fallback == Fallback.SERIAL && wishes.mode() == Mode.AUTO;
    }
}
