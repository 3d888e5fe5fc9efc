package io.deltareplay.launcher.replay;

import io.deltareplay.filelist.FileColumn;
import io.deltareplay.predicate.Where;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a replay should deliver, and within what.
///
/// @param columns the columns to read; the batches have these, in the order of [FileColumn]
/// @param where which files to deliver; null for all of them
/// @param memoryBytes the most that the identities of the log's tail may take before they are spilled to disk
/// @param spillFolder where spilled identities go; created when needed, emptied afterwards
public record ReplayOptions(
        Set<FileColumn> columns, @Nullable Where where, long memoryBytes, Path spillFolder) {
    public ReplayOptions {
        columns = Set.copyOf(columns);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("a file list has at least one column");
        }
        if (memoryBytes <= 0) {
            throw new IllegalArgumentException("memory must be positive, got " + memoryBytes);
        }
    }

    /// All files.
    public ReplayOptions(Set<FileColumn> columns, long memoryBytes, Path spillFolder) {
        this(columns, null, memoryBytes, spillFolder);
    }

    /// Whether the statistics of the log's actions are needed.
    boolean readsStats() {
        return columns.contains(FileColumn.STATS) || (where != null && where.readsStats());
    }

    /// The same for the files that a predicate keeps.
    public ReplayOptions withWhere(@Nullable Where predicate) {
        return new ReplayOptions(columns, predicate, memoryBytes, spillFolder);
    }

    /// The same with other columns.
    public ReplayOptions withColumns(Set<FileColumn> other) {
        return new ReplayOptions(other, where, memoryBytes, spillFolder);
    }
}
