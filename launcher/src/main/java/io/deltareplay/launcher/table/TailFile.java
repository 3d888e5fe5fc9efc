package io.deltareplay.launcher.table;

/// A JSON file of a log's tail: a commit, or a compaction that stands for several.
///
/// @param file the file
/// @param firstVersion the oldest version that it holds
/// @param lastVersion the newest version that it holds; equal to `firstVersion` for a commit
public record TailFile(LogFile file, long firstVersion, long lastVersion) {
    public TailFile {
        if (firstVersion > lastVersion) {
            throw new IllegalArgumentException(
                    "%s: versions %d to %d are no range".formatted(file.path(), firstVersion, lastVersion));
        }
    }

    public boolean isCompaction() {
        return firstVersion != lastVersion;
    }
}
