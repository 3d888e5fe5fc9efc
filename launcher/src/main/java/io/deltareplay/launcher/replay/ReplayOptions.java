package io.deltareplay.launcher.replay;

import io.deltareplay.filelist.FileColumn;
import java.nio.file.Path;
import java.util.Set;

/// What a replay should deliver, and within what.
///
/// @param columns the columns to read; the batches have these, in the order of [FileColumn]
/// @param memoryBytes the most that the identities of the log's tail may take before they are spilled to disk
/// @param spillFolder where spilled identities go; created when needed, emptied afterwards
public record ReplayOptions(Set<FileColumn> columns, long memoryBytes, Path spillFolder) {
    public ReplayOptions {
        columns = Set.copyOf(columns);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("a file list has at least one column");
        }
        if (memoryBytes <= 0) {
            throw new IllegalArgumentException("memory must be positive, got " + memoryBytes);
        }
    }

    /// The same with other columns.
    public ReplayOptions withColumns(Set<FileColumn> other) {
        return new ReplayOptions(other, memoryBytes, spillFolder);
    }
}
