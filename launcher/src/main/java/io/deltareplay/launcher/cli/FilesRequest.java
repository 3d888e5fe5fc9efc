package io.deltareplay.launcher.cli;

import io.deltareplay.launcher.deliver.Delivery;
import io.deltareplay.launcher.inspect.VersionSelector;
import io.deltareplay.launcher.plan.Mode;
import io.deltareplay.launcher.table.TableLocation;
import java.nio.file.Path;
import java.util.Optional;

/// A file list that somebody asked for.
///
/// @param location the table
/// @param selector its version
/// @param mode how it may be replayed
/// @param memoryBytes what the tail's identities may take before they are spilled
/// @param delivery in which form
/// @param output the file to write; empty for standard output
/// @param deletionVectors whether a table with deleted rows may be listed in a form that cannot say so
record FilesRequest(
        TableLocation location,
        VersionSelector selector,
        Mode mode,
        long memoryBytes,
        Delivery delivery,
        Optional<Path> output,
        DeletionVectors deletionVectors) {
    /// What is done about files of which some rows are deleted.
    enum DeletionVectors {
        /// They are listed: the format tells of their vectors, or the user knows.
        LIST,
        /// The run is refused before anything is written.
        REFUSE
    }
}
