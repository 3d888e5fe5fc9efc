package io.deltareplay.launcher.replay;

import com.dynatrace.hash4j.hashing.HashValue128;
import io.deltareplay.action.AddFile;
import io.deltareplay.action.DamagedActionException;
import io.deltareplay.action.FileAction;
import io.deltareplay.action.IdentitySet;
import io.deltareplay.action.PathSuffixFilter;
import io.deltareplay.action.RemoveFile;
import io.deltareplay.launcher.table.TailFile;
import io.deltareplay.request.ReplayWarnings;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Replays the JSON files after the checkpoint, newest first: the first action seen of an identity decides.
///
/// Adds that decide are delivered at once; only identities are remembered. When those outgrow the memory they may
/// take, everything decided so far and every older action goes to disk in partitions by identity, and
/// [#forEachPartition] replays them one by one.
final class TailReplay implements AutoCloseable {
    /// The origin of identities that were decided before the spill began.
    private static final int DECIDED = Integer.MAX_VALUE;

    private final ReplayRun run;
    private final TailFileReader reader;
    private final RowWriter rows;
    private final Set<TailFile> unreconciled = new HashSet<>();
    private List<TailFile> tail = List.of();
    private IdentitySet decided = new IdentitySet();
    private final PathSuffixFilter decidedPaths = new PathSuffixFilter();
    private @Nullable SpillFiles spill;

    TailReplay(ReplayRun run, TailFileReader reader, RowWriter rows) {
        this.run = run;
        this.reader = reader;
        this.rows = rows;
    }

    /// Reads the tail and delivers what it decides, as far as that fits into memory.
    ///
    /// @param newestFirst the tail
    void read(List<TailFile> newestFirst) {
        tail = newestFirst;
        long bytesLeft = tail.stream().mapToLong(t -> t.file().size()).sum();
        for (int i = 0; i < tail.size(); i++) {
            reader.read(tail.get(i).file(), new FileVisitor(i, bytesLeft));
            bytesLeft -= tail.get(i).file().size();
        }
        rows.flush();
    }

    /// Whether the tail said anything of any file.
    boolean decidesAnything() {
        return spill != null || !decided.isEmpty();
    }

    boolean spilled() {
        return spill != null;
    }

    /// Hears, for each part of the identities, a filter that says which files of older state are still undecided.
    /// The parts together cover every identity once.
    void forEachPartition(Consumer<@Nullable IdentityFilter> checkpointPass) {
        SpillFiles files = spill;
        if (files == null) {
            checkpointPass.accept(decided.isEmpty() ? null : new InMemoryFilter(decidedPaths, decided));
            return;
        }
        for (int partition = 0; partition < files.partitions(); partition++) {
            IdentitySet part = new IdentitySet();
            decided = part;
            try {
                files.read(partition, this::replaySpilled);
            } catch (IOException e) {
                throw run.problems().spillFailed(e);
            }
            rows.flush();
            checkpointPass.accept(new PartitionFilter(files, partition, part));
        }
    }

    private record InMemoryFilter(PathSuffixFilter paths, IdentitySet decided) implements IdentityFilter {
        @Override
        public boolean mayKnow(byte[] path, int offset, int length) {
            return paths.mayContain(path, offset, length);
        }

        @Override
        public boolean keeps(HashValue128 identity) {
            return decided.origin(identity) == IdentitySet.ABSENT;
        }
    }

    /// A part of the identities: files of the other parts are kept when it is their turn.
    private record PartitionFilter(SpillFiles files, int partition, IdentitySet decided) implements IdentityFilter {
        @Override
        public boolean mayKnow(byte[] path, int offset, int length) {
            return true;
        }

        @Override
        public boolean keeps(HashValue128 identity) {
            return files.partition(identity) == partition && decided.origin(identity) == IdentitySet.ABSENT;
        }
    }

    @Override
    public void close() {
        if (spill != null) {
            spill.close();
        }
    }

    private void replaySpilled(HashValue128 identity, int origin, byte[] line) throws IOException {
        int before = decided.add(identity, origin);
        if (line.length == 0) {
            return;
        }
        try {
            AddFile add = (AddFile) run.parser().parse(line, 0, line.length);
            if (before == IdentitySet.ABSENT && add != null) {
                rows.write(add);
            } else if (before == removeOrigin(fileOf(origin)) && add != null) {
                warnAboutBoth(tail.get(fileOf(origin)), add);
            }
        } catch (DamagedActionException e) {
            throw new IOException("a spilled action cannot be read back", e);
        }
    }

    /// Of a compaction once: it stands for many versions, and a writer that does not reconcile does not once.
    private void warnAboutBoth(TailFile file, AddFile add) {
        if (!file.isCompaction()) {
            run.counts().warn(ReplayWarnings.addedAndRemoved(add.path()));
        } else if (unreconciled.add(file)) {
            run.counts().warn(ReplayWarnings.compactionNotReconciled(file.lastVersion()));
        }
    }

    private static int addOrigin(int file) {
        return 2 * file;
    }

    private static int removeOrigin(int file) {
        return 2 * file + 1;
    }

    private static int fileOf(int origin) {
        return origin / 2;
    }

    /// Replays one file of the tail.
    private final class FileVisitor implements TailFileReader.Visitor {
        private final int number;
        private final long bytesLeft;

        FileVisitor(int number, long bytesLeft) {
            this.number = number;
            this.bytesLeft = bytesLeft;
        }

        @Override
        public void remove(HashValue128 identity, RemoveFile action) {
            run.counts().read(1);
            decide(action, identity, removeOrigin(number), SpillFiles.NO_LINE, 0, 0);
        }

        @Override
        public void add(HashValue128 identity, AddFile add, byte[] line, int offset, int length) {
            run.counts().read(1);
            int before = decide(add, identity, addOrigin(number), line, offset, length);
            if (before == IdentitySet.ABSENT) {
                rows.write(add);
            } else if (before == removeOrigin(number)) {
                warnAboutBoth(tail.get(number), add);
            }
        }

        /// @return who decided before, [IdentitySet#ABSENT] when this action decides, [#DECIDED] when the disk will
        /// tell
        private int decide(FileAction action, HashValue128 identity, int origin, byte[] line, int offset, int length) {
            try {
                if (spill == null && decided.bytesToAddOne() > run.options().memoryBytes()) {
                    spill = startSpilling();
                }
                if (spill != null) {
                    spill.write(identity, origin, line, offset, length);
                    return DECIDED;
                }
            } catch (IOException e) {
                throw run.problems().spillFailed(e);
            }
            decidedPaths.add(run.hasher().normalPath(action));
            return decided.add(identity, origin);
        }

        private SpillFiles startSpilling() throws IOException {
            // Actions differ in length; half the average so far leaves room for shorter ones.
            long expected = decided.size() + bytesLeft / 128;
            IdentitySet soFar = decided;
            decided = new IdentitySet();
            return SpillFiles.startingWith(
                    soFar, run.options().spillFolder(), expected, run.options().memoryBytes());
        }
    }
}
