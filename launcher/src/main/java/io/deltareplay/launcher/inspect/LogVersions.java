package io.deltareplay.launcher.inspect;

import io.deltareplay.launcher.kernel.LeftOut;
import io.deltareplay.launcher.kernel.LogFileName;
import io.deltareplay.launcher.kernel.SoundLog;
import io.deltareplay.launcher.table.LogFile;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Which versions a log has files of, for messages.
///
/// @param commits the versions with a commit
/// @param checkpoints the versions with a complete checkpoint
/// @param leftOut files that do not count
record LogVersions(NavigableSet<Long> commits, NavigableSet<Long> checkpoints, List<LeftOut> leftOut) {
    static LogVersions of(SoundLog log) {
        NavigableSet<Long> commits = new TreeSet<>();
        NavigableSet<Long> checkpoints = new TreeSet<>();
        for (LogFile file : log.files()) {
            switch (LogFileName.parse(file.name()).orElseThrow()) {
                case LogFileName.Commit(long version) -> commits.add(version);
                case LogFileName.Checkpoint checkpoint -> checkpoints.add(checkpoint.version());
                case LogFileName.Compaction compaction -> {}
                case LogFileName.Checksum checksum -> {}
            }
        }
        commits.removeAll(log.goneCommits());
        return new LogVersions(commits, checkpoints, log.leftOut());
    }

    /// The newest complete checkpoint.
    Optional<Long> newestCheckpoint() {
        return checkpoints.isEmpty() ? Optional.empty() : Optional.of(checkpoints.last());
    }

    /// The newest complete checkpoint, if it is newer than every commit.
    Optional<Long> checkpointBeyondCommits() {
        return newestCheckpoint().filter(version -> version > newest().orElse(-1L));
    }

    /// The newest checkpoint that was left out, or the first that is wrong with it.
    Optional<LeftOut> lostCheckpoint() {
        return newest(leftOut.stream().filter(LeftOut::isCheckpoint));
    }

    Optional<Long> newest() {
        return commits.isEmpty() ? Optional.empty() : Optional.of(commits.last());
    }

    /// The first version that can be listed: version 0, or the first that a checkpoint begins with, which is the
    /// one after it when its own version's commit is gone.
    Optional<Long> oldestReadable() {
        if (commits.contains(0L)) {
            return Optional.of(0L);
        }
        return checkpoints.stream()
                .map(version -> commits.contains(version) ? version : version + 1)
                .filter(commits::contains)
                .findFirst();
    }

    /// The first commit that the version needs and the log lacks.
    Optional<Long> missingFor(long version) {
        Long checkpoint = checkpoints.floor(version);
        return missing(checkpoint == null ? 0 : Math.min(checkpoint + 1, version), version);
    }

    /// The newest checkpoint that was left out and from which the version could be made.
    Optional<LeftOut> lostFor(long version) {
        return newest(leftOut.stream()
                .filter(LeftOut::isCheckpoint)
                .filter(lost -> lost.version() <= version)
                .filter(lost ->
                        missing(Math.min(lost.version() + 1, version), version).isEmpty()));
    }

    private static Optional<LeftOut> newest(Stream<LeftOut> files) {
        return files.max(Comparator.comparingLong(LeftOut::version));
    }

    private Optional<Long> missing(long first, long last) {
        for (long needed = first; needed <= last; needed++) {
            if (!commits.contains(needed)) {
                return Optional.of(needed);
            }
        }
        return Optional.empty();
    }
}
