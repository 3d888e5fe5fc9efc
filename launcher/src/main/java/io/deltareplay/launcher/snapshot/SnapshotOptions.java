package io.deltareplay.launcher.snapshot;

import io.deltareplay.filelist.FileColumn;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

/// What a snapshot should deliver, and within what.
///
/// @param columns the columns to deliver; `stats` is null in every row
/// @param firstIndex files before this one are not delivered
/// @param memoryBytes what sorting may take before rows are spilled to disk
/// @param spillFolder where they go
public record SnapshotOptions(Set<FileColumn> columns, long firstIndex, long memoryBytes, Path spillFolder) {
    public SnapshotOptions {
        columns = Set.copyOf(columns);
    }

    /// The columns that a replay has to hand over: those that are delivered and in the log, without statistics, and
    /// those that the order depends on.
    public Set<FileColumn> replayed() {
        EnumSet<FileColumn> replayed = EnumSet.copyOf(columns);
        replayed.remove(FileColumn.STATS);
        replayed.remove(FileColumn.INDEX);
        replayed.addAll(Set.of(FileColumn.PATH, FileColumn.MODIFICATION_TIME, FileColumn.DELETION_VECTOR));
        return replayed;
    }
}
