package io.deltareplay.launcher.inspect;

import io.deltareplay.launcher.kernel.LogFileNames;
import io.deltareplay.launcher.storage.Storage;
import io.deltareplay.launcher.table.LogFile;
import io.deltareplay.launcher.table.TableLocation;
import java.io.IOException;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/// Which versions a log has files of, for messages.
///
/// @param commits the versions with a commit
/// @param checkpoints the versions with a checkpoint, complete or not
record LogVersions(NavigableSet<Long> commits, NavigableSet<Long> checkpoints) {
    static LogVersions of(Storage storage, TableLocation location) throws IOException {
        NavigableSet<Long> commits = new TreeSet<>();
        NavigableSet<Long> checkpoints = new TreeSet<>();
        for (LogFile file : storage.list(location.logFolder(), "")) {
            LogFileNames.commitVersion(file.name()).ifPresent(commits::add);
            LogFileNames.checkpointVersion(file.name()).ifPresent(checkpoints::add);
        }
        return new LogVersions(commits, checkpoints);
    }

    Optional<Long> newest() {
        return commits.isEmpty() ? Optional.empty() : Optional.of(commits.last());
    }

    /// The first version whose state can be made: version 0, or the first with both a checkpoint and its commit.
    Optional<Long> oldestReadable() {
        return commits.contains(0L)
                ? Optional.of(0L)
                : checkpoints.stream().filter(commits::contains).findFirst();
    }

    /// The first commit that the version needs and the log lacks.
    Optional<Long> missingFor(long version) {
        Long checkpoint = checkpoints.floor(version);
        for (long needed = checkpoint == null ? 0 : checkpoint; needed <= version; needed++) {
            if (!commits.contains(needed)) {
                return Optional.of(needed);
            }
        }
        return Optional.empty();
    }
}
