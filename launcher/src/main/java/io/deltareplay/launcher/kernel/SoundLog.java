package io.deltareplay.launcher.kernel;

import io.deltareplay.launcher.storage.FolderListing;
import io.deltareplay.launcher.table.LogFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// Which files of a log's folder count. The one place that decides it, before Kernel looks at any of them: Kernel
/// takes a name at its word, and a file that cannot be what its name says makes it give up, or skip without a word
/// what should have been there.
///
/// Left out is only what a log can do without: checksums, compactions and checkpoints. A commit always counts, and
/// what it lacks is found when it is read. Whatever has no name of the log's is passed over.
///
/// @param folder the log's folder
/// @param files the files that count, sorted by name. A commit that is gone while a complete checkpoint of its
/// version and newer commits are there is among them by its name, because Kernel asks for it; there is nothing to
/// open
/// @param leftOut files of the log that do not count
/// @param goneCommits the versions of those commits that are there by name only
/// @param newestCommit the newest commit; empty without any
/// @param newestCheckpoint the newest complete checkpoint; empty without any
public record SoundLog(
        String folder,
        List<LogFile> files,
        List<LeftOut> leftOut,
        SortedSet<Long> goneCommits,
        Optional<Long> newestCommit,
        Optional<Long> newestCheckpoint) {
    /// Before every time that can be asked for: when a commit that is gone was committed is not known.
    static final long UNKNOWN_TIME = Long.MIN_VALUE + 1;

    /// A writer that leaves one such file leaves many.
    private static final int NAMED_PER_PROBLEM = 10;

    public SoundLog {
        files = List.copyOf(files);
        leftOut = List.copyOf(leftOut);
        goneCommits = Collections.unmodifiableSortedSet(new TreeSet<>(goneCommits));
    }

    /// @param folder the log's folder
    /// @param listing all that it holds from some name on
    static SoundLog of(String folder, FolderListing listing) {
        List<NamedFile> named = named(listing.files());
        Optional<Long> newestCommit = newestCommit(named);
        List<LogFile> files = new ArrayList<>(named.size());
        List<LeftOut> leftOut = new ArrayList<>(folders(listing.others()));
        SortedSet<Long> gone = new TreeSet<>();
        Optional<Long> newestCheckpoint = Optional.empty();
        for (int first = 0; first < named.size(); ) {
            long version = named.get(first).name().version();
            int end = first + 1;
            while (end < named.size() && named.get(end).name().version() == version) {
                end++;
            }
            if (end == first + 1 && named.get(first).name() instanceof LogFileName.Commit) {
                files.add(named.get(first).file());
                first = end;
                continue;
            }
            VersionFiles judged = VersionFiles.of(version, named.subList(first, end), newestCommit.orElse(-1L));
            files.addAll(judged.files());
            leftOut.addAll(judged.leftOut());
            if (judged.commitIsGone()) {
                files.add(new LogFile(folder + "/" + LogFileName.commit(version), 0, UNKNOWN_TIME));
                gone.add(version);
            }
            if (judged.hasCheckpoint()) {
                newestCheckpoint = Optional.of(version);
            }
            first = end;
        }
        return new SoundLog(folder, files, leftOut, gone, newestCommit, newestCheckpoint);
    }

    /// The files that count from a name on.
    List<LogFile> from(String name) {
        int low = 0;
        int high = files.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (files.get(middle).name().compareTo(name) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return files.subList(low, files.size());
    }

    /// Whether a file of the name is among those that count.
    boolean holds(String name) {
        List<LogFile> from = from(name);
        return !from.isEmpty() && from.getFirst().name().equals(name);
    }

    /// What a user has to know who gets a version that is read from a checkpoint.
    ///
    /// @param checkpoint the checkpoint's version; -1 without one
    /// @param newestVersion the version, or [Long#MAX_VALUE] when the newest one was asked for
    public List<String> warnings(long checkpoint, long newestVersion) {
        Map<String, List<LeftOut>> byProblem = new LinkedHashMap<>();
        for (LeftOut file : leftOut) {
            if (file.concerns(checkpoint, newestVersion)) {
                byProblem
                        .computeIfAbsent(file.problem(), problem -> new ArrayList<>())
                        .add(file);
            }
        }
        List<String> warnings = new ArrayList<>();
        byProblem.forEach((problem, files) -> {
            for (LeftOut file : files.subList(0, Math.min(files.size(), NAMED_PER_PROBLEM))) {
                warnings.add("ignored %s: %s".formatted(file.path(), problem));
            }
            if (files.size() > NAMED_PER_PROBLEM) {
                warnings.add("ignored %d more files of %s of which the same is true"
                        .formatted(files.size() - NAMED_PER_PROBLEM, folder));
            }
        });
        if (goneCommits.contains(checkpoint)) {
            warnings.add("%s/%s is missing; the checkpoint of version %d stands in for it"
                    .formatted(folder, LogFileName.commit(checkpoint), checkpoint));
        }
        return warnings;
    }

    /// Whether a checkpoint of the version, or a part of one, was left out.
    public boolean leavesOutCheckpoint(long version) {
        return leftOut.stream().anyMatch(file -> file.isCheckpoint() && file.version() == version);
    }

    private static List<NamedFile> named(List<LogFile> files) {
        List<NamedFile> named = new ArrayList<>(files.size());
        for (LogFile file : files) {
            LogFileName.parse(file.name()).ifPresent(name -> named.add(new NamedFile(file, name)));
        }
        return named;
    }

    private static Optional<Long> newestCommit(List<NamedFile> named) {
        for (int i = named.size() - 1; i >= 0; i--) {
            if (named.get(i).name() instanceof LogFileName.Commit(long version)) {
                return Optional.of(version);
            }
        }
        return Optional.empty();
    }

    private static List<LeftOut> folders(List<String> paths) {
        List<LeftOut> folders = new ArrayList<>();
        for (String path : paths) {
            LogFileName.parse(path.substring(path.lastIndexOf('/') + 1))
                    .ifPresent(name -> folders.add(NamedFile.leftOut(path, name, "it is a folder, not a file")));
        }
        return folders;
    }
}
