package io.deltareplay.launcher.inspect;

import io.deltareplay.launcher.error.DamagedLogException;
import io.deltareplay.launcher.error.DeltaReplayException;
import io.deltareplay.launcher.error.NoSuchTableException;
import io.deltareplay.launcher.kernel.LeftOut;
import io.deltareplay.launcher.kernel.LogFileName;
import io.deltareplay.launcher.kernel.LogReadErrors;
import io.deltareplay.launcher.kernel.SoundLog;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Says why a log has no such version, or not all that the version needs.
///
/// @param versions what the log has
record VersionErrors(LogVersions versions, LogReadErrors errors) {
    /// The version's state is known, but neither when it was made nor that it is all that its commit said.
    static DeltaReplayException goneCommit(long version, SoundLog log, VersionSelector selector, LogReadErrors errors) {
        long newest = log.newestCommit().orElse(version);
        String meant = selector instanceof VersionSelector.AtTimestamp(Instant time)
                ? "the newest version at %s is %d or an older one".formatted(time, version)
                : "version %d needs it".formatted(version);
        return new DamagedLogException(
                errors.what()
                        + "%s/%s is missing, and %s; only the versions after it can be listed, from its checkpoint"
                                .formatted(log.folder(), LogFileName.commit(version), meant),
                "Choose a version from %d to %d, or restore the file.".formatted(version + 1, newest));
    }

    /// Whether the log has a commit, or a checkpoint, whether it can be used or not.
    boolean isTable() {
        return !versions.commits().isEmpty()
                || versions.newestCheckpoint().isPresent()
                || versions.lostCheckpoint().isPresent();
    }

    /// Empty when nothing is missing.
    Optional<DeltaReplayException> of(VersionSelector selector, @Nullable RuntimeException cause) {
        if (versions.commits().isEmpty()) {
            return Optional.of(checkpointsOnly(cause));
        }
        long newest = versions.newest().orElseThrow();
        long oldest = versions.oldestReadable().orElse(0L);
        long wanted = selector instanceof VersionSelector.AtVersion(long version) ? version : newest;
        Optional<Long> beyond = versions.checkpointBeyondCommits();
        if (beyond.isPresent() && (wanted > newest || !(selector instanceof VersionSelector.AtVersion))) {
            return Optional.of(lostCommits(beyond.get(), newest, cause));
        }
        if (wanted > newest) {
            return Optional.of(noVersion(wanted, "its newest version is %d".formatted(newest), cause));
        }
        Optional<Long> missing = versions.missingFor(wanted);
        Optional<LeftOut> lost = missing.isPresent() ? versions.lostFor(wanted) : Optional.empty();
        if (lost.isPresent()) {
            return Optional.of(damaged(
                    "%s cannot be used: %s; without it version %d needs %s, which is missing"
                            .formatted(
                                    lost.get().path(),
                                    lost.get().problem(),
                                    wanted,
                                    LogFileName.commit(missing.orElseThrow())),
                    cause));
        }
        if (wanted < oldest) {
            return Optional.of(
                    noVersion(wanted, "log cleanup removed it; the oldest left is %d".formatted(oldest), cause));
        }
        return missing.map(version -> damaged(missing(version, wanted), cause));
    }

    private String missing(long version, long wanted) {
        String path = commit(version);
        boolean folder =
                versions.leftOut().stream().anyMatch(file -> file.path().equals(path));
        return "%s %s: version %d needs it".formatted(path, folder ? "is a folder, not a file" : "is missing", wanted);
    }

    private DamagedLogException checkpointsOnly(@Nullable RuntimeException cause) {
        String which = versions.newestCheckpoint()
                .map("the newest is of version %d"::formatted)
                .or(() -> versions.lostCheckpoint()
                        .map(lost -> "%s cannot be used: %s".formatted(lost.path(), lost.problem())))
                .orElse("");
        return new DamagedLogException(
                errors.what() + "%s holds checkpoints only, and no commit; %s".formatted(folder(), which),
                "Restore the commits from a backup or another replica.",
                cause);
    }

    /// The checkpoint shows that there were newer commits; without them it is not known which version is the
    /// newest.
    private DamagedLogException lostCommits(long checkpoint, long newest, @Nullable RuntimeException cause) {
        return damaged(
                "%s is missing: the log has a checkpoint of version %d, but its newest commit is %s"
                        .formatted(commit(checkpoint), checkpoint, LogFileName.commit(newest)),
                cause);
    }

    private NoSuchTableException noVersion(long version, String problem, @Nullable RuntimeException cause) {
        return new NoSuchTableException(
                "cannot inspect %s at version %d: %s"
                        .formatted(errors.location().given(), version, problem),
                "Choose a version from %d to %d."
                        .formatted(
                                versions.oldestReadable().orElse(0L),
                                versions.newest().orElse(0L)),
                cause);
    }

    private DamagedLogException damaged(String problem, @Nullable RuntimeException cause) {
        return new DamagedLogException(errors.what() + problem, KernelErrors.RESTORE, cause);
    }

    private String commit(long version) {
        return folder() + "/" + LogFileName.commit(version);
    }

    private String folder() {
        return errors.location().logFolder();
    }
}
