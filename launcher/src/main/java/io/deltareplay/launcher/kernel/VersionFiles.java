package io.deltareplay.launcher.kernel;

import io.deltareplay.launcher.table.LogFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// The files of one version, told into those that count and those that do not.
///
/// @param files those that count, sorted by name
/// @param leftOut those that do not
/// @param hasCheckpoint whether there is a complete checkpoint of the version
/// @param commitIsGone whether the version's commit is missing, and is not needed, because a complete checkpoint of
/// the version is there and it is not the newest one
record VersionFiles(List<LogFile> files, List<LeftOut> leftOut, boolean hasCheckpoint, boolean commitIsGone) {
    private static final String EMPTY = "it is empty";

    /// @param named all files of the version, sorted by name
    /// @param newestCommit the log's newest commit; -1 without any
    static VersionFiles of(long version, List<NamedFile> named, long newestCommit) {
        List<LeftOut> leftOut = new ArrayList<>();
        Set<NamedFile> checkpoints = checkpoints(named, leftOut);
        boolean commit = named.getLast().name() instanceof LogFileName.Commit;
        boolean gone = !commit && !checkpoints.isEmpty() && version < newestCommit;
        List<LogFile> files = new ArrayList<>(named.size());
        for (NamedFile file : named) {
            switch (file.name()) {
                case LogFileName.Compaction compaction ->
                    sort(file, problem(compaction, file, newestCommit), files, leftOut);
                case LogFileName.Checksum checksum ->
                    sort(file, problem(checksum, file, commit || gone, newestCommit), files, leftOut);
                case LogFileName.Commit known -> files.add(file.file());
                case LogFileName.Checkpoint checkpoint -> {
                    if (checkpoints.contains(file)) {
                        files.add(file.file());
                    }
                }
            }
        }
        return new VersionFiles(files, leftOut, !checkpoints.isEmpty(), gone);
    }

    private static void sort(NamedFile file, Optional<String> problem, List<LogFile> files, List<LeftOut> leftOut) {
        problem.ifPresentOrElse(text -> leftOut.add(file.leftOut(text)), () -> files.add(file.file()));
    }

    /// The files of complete checkpoints.
    private static Set<NamedFile> checkpoints(List<NamedFile> named, List<LeftOut> leftOut) {
        Set<NamedFile> complete = new HashSet<>();
        SortedMap<Long, List<NamedFile>> parts = new TreeMap<>();
        for (NamedFile file : named) {
            if (!(file.name() instanceof LogFileName.Checkpoint checkpoint)) {
                continue;
            }
            Optional<String> problem = problem(checkpoint, file);
            if (problem.isPresent()) {
                leftOut.add(file.leftOut(problem.get()));
            } else if (checkpoint instanceof LogFileName.Part part) {
                parts.computeIfAbsent(part.total(), total -> new ArrayList<>()).add(file);
            } else {
                complete.add(file);
            }
        }
        parts.forEach((total, found) -> {
            if (found.size() == total) {
                complete.addAll(found);
            } else {
                leftOut.add(incomplete(total, found));
            }
        });
        return complete;
    }

    private static Optional<String> problem(LogFileName.Checkpoint checkpoint, NamedFile file) {
        if (file.file().size() == 0) {
            return Optional.of(EMPTY);
        }
        return switch (checkpoint) {
            case LogFileName.Part part when !part.sound() -> Optional.of(problem(part));
            case LogFileName.Manifest manifest
            when !manifest.sound() -> Optional.of("its name has no UUID, as a checkpoint's has there");
            case LogFileName.Classic classic -> Optional.empty();
            case LogFileName.Part part -> Optional.empty();
            case LogFileName.Manifest manifest -> Optional.empty();
        };
    }

    private static String problem(LogFileName.Part part) {
        if (part.total() < 1 || part.total() > Integer.MAX_VALUE) {
            return "its name says a number of parts that no checkpoint has";
        }
        return part.number() < 1 || part.number() > part.total()
                ? "the part that its name says is not one of 1 to %d".formatted(part.total())
                : "the numbers of parts in its name do not have ten digits";
    }

    /// Parts of a checkpoint that lacks others: still being written, or by a writer that failed. They are of no
    /// concern beside another checkpoint of the same version.
    private static LeftOut incomplete(long total, List<NamedFile> found) {
        long missing = 1;
        for (NamedFile file : found) {
            if (((LogFileName.Part) file.name()).number() == missing) {
                missing++;
            }
        }
        NamedFile first = found.getFirst();
        long version = first.name().version();
        return new LeftOut(
                first.file().path(),
                "part %d of %d of its checkpoint is missing".formatted(missing, total),
                version,
                version - 1,
                true);
    }

    private static Optional<String> problem(LogFileName.Compaction compaction, NamedFile file, long newestCommit) {
        long first = compaction.version();
        long last = compaction.last();
        if (file.file().size() == 0) {
            return Optional.of(EMPTY);
        }
        if (last == first) {
            return Optional.of("it compacts one commit only");
        }
        if (last < first) {
            return Optional.of("it ends before it starts");
        }
        return last > newestCommit
                ? Optional.of("it reaches beyond the newest commit, %s".formatted(newest(newestCommit)))
                : Optional.empty();
    }

    private static Optional<String> problem(
            LogFileName.Checksum checksum, NamedFile file, boolean hasCommit, long newestCommit) {
        if (file.file().size() == 0) {
            return Optional.of(EMPTY);
        }
        if (checksum.version() > newestCommit) {
            return Optional.of("it is newer than the newest commit, %s".formatted(newest(newestCommit)));
        }
        return hasCommit ? Optional.empty() : Optional.of("its commit is missing");
    }

    private static String newest(long newestCommit) {
        return newestCommit < 0 ? "of which there is none" : LogFileName.commit(newestCommit);
    }
}
