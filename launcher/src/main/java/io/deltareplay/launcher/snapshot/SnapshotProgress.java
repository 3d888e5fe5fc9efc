package io.deltareplay.launcher.snapshot;

/// Hears how far the delivery of files in order is. Called once for each batch.
@FunctionalInterface
public interface SnapshotProgress {
    /// Hears nothing.
    SnapshotProgress NONE = (done, files) -> {};

    /// @param done files that are in their place so far
    /// @param files files in all
    void ordered(long done, long files);
}
