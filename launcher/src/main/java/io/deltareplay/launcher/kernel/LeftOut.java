package io.deltareplay.launcher.kernel;

/// A file of the log that is not used, because it is not what its name says, and that the log can do without.
///
/// @param path the file
/// @param problem what is wrong with it, to be read after its path and a colon
/// @param version the oldest version for which it would have been used
/// @param newestCheckpoint the newest checkpoint beside which the file would still have been used
/// @param isCheckpoint whether a checkpoint is lost with it
public record LeftOut(String path, String problem, long version, long newestCheckpoint, boolean isCheckpoint) {
    /// Whether it would have been used for a version that is read from a checkpoint.
    ///
    /// @param checkpoint the checkpoint's version; -1 without one
    /// @param newestVersion the version, or [Long#MAX_VALUE] when the newest one was asked for
    boolean concerns(long checkpoint, long newestVersion) {
        return checkpoint <= newestCheckpoint && version <= newestVersion;
    }
}
