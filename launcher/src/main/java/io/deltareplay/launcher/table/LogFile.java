package io.deltareplay.launcher.table;

import java.util.Objects;

/// One file of a log as the listing saw it.
///
/// @param path absolute and decoded, as the operating system spells it; a local file has no scheme
/// @param size in bytes; a file found with fewer bytes later is damaged
/// @param modificationTime in milliseconds since the epoch
public record LogFile(String path, long size, long modificationTime) {
    public LogFile {
        Objects.requireNonNull(path, "path");
        if (size < 0) {
            throw new IllegalArgumentException("size of " + path + " is negative: " + size);
        }
    }

    /// The last part of the path.
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
