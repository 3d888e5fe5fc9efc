package io.deltareplay.launcher.inspect;

import java.time.Instant;

/// Which version of a table is meant.
public sealed interface VersionSelector {
    /// The newest one.
    record Latest() implements VersionSelector {}

    /// The one with the number.
    record AtVersion(long version) implements VersionSelector {
        public AtVersion {
            if (version < 0) {
                throw new IllegalArgumentException("a version is not negative, got " + version);
            }
        }
    }

    /// The newest one that was committed at the time or before. A time before the first commit that can still be
    /// read, or after the newest commit, names no version.
    record AtTimestamp(Instant time) implements VersionSelector {}
}
