package io.deltareplay.launcher.replay;

import com.dynatrace.hash4j.hashing.HashValue128;
import io.deltareplay.action.AddFile;
import io.deltareplay.action.IdentitySet;
import io.deltareplay.action.RemoveFile;
import io.deltareplay.filelist.FileColumn;
import io.deltareplay.launcher.checkpoint.CheckpointBatch;
import io.deltareplay.launcher.checkpoint.CheckpointFileReader;
import io.deltareplay.launcher.checkpoint.Decoding;
import io.deltareplay.launcher.table.Checkpoint;
import io.deltareplay.launcher.table.LogFacts;
import io.deltareplay.launcher.table.LogFile;
import io.deltareplay.request.ReplayWarnings;
import java.io.IOException;
import java.util.Set;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// Finds the files that a checkpoint names more than once, before it is replayed: reads the identities of all of
/// its
/// adds, and remembers of each where it was last.
///
/// When those outgrow the memory they may take, they go to disk in partitions by identity, which are then looked
/// through one by one.
final class RepeatedAdds implements AutoCloseable {
    /// A path with a random part, compressed, and little more.
    private static final int LEAST_BYTES_PER_ADD = 64;

    private final ReplayRun run;
    private final TailFileReader jsonReader;
    private final long expected;
    private final ReplacedRows replaced = new ReplacedRows();
    private IdentitySet newest = new IdentitySet();
    private @Nullable SpillFiles spill;
    private long next;
    /// A JSON manifest's adds come from the last to the first, and from this number on.
    private int firstReversed = Integer.MAX_VALUE;

    private RepeatedAdds(ReplayRun run, TailFileReader jsonReader, long expected) {
        this.run = run;
        this.jsonReader = jsonReader;
        this.expected = expected;
    }

    /// @param facts of a log that starts with a checkpoint
    /// @throws io.deltareplay.launcher.error.DamagedLogException when a file is not what the protocol says
    /// @throws io.deltareplay.launcher.error.StorageException when a file cannot be read
    static ReplacedRows find(LogFacts facts, ReplayRun run, TailFileReader jsonReader, BufferAllocator allocator) {
        Checkpoint checkpoint = facts.segment().checkpoint().orElseThrow();
        // The estimate may follow a wrong hint.
        long expected =
                Math.max(facts.estimate().fileActions(), facts.segment().checkpointBytes() / LEAST_BYTES_PER_ADD);
        try (RepeatedAdds repeated = new RepeatedAdds(run, jsonReader, expected)) {
            repeated.read(checkpoint, allocator);
            ReplacedRows found = repeated.found();
            if (!found.isEmpty()) {
                run.counts().warn(ReplayWarnings.checkpointNotReconciled(checkpoint.version()));
            }
            return found;
        }
    }

    private void read(Checkpoint checkpoint, BufferAllocator allocator) {
        try (Decoding decoding = new Decoding();
                CheckpointBatch batch = new CheckpointBatch(Set.of(FileColumn.PATH), true, null, allocator)) {
            for (LogFile file : checkpoint.oldestFirst()) {
                replaced.place(file, number(0));
                if (file.name().endsWith(".json")) {
                    readJson(file);
                } else {
                    readParquet(file, decoding, batch);
                }
            }
        }
    }

    private void readParquet(LogFile file, Decoding decoding, CheckpointBatch batch) {
        try (CheckpointFileReader reader =
                CheckpointFileReader.open(run.storage().parquet(file), decoding, batch)) {
            for (int count = reader.next(); count != CheckpointFileReader.END; count = reader.next()) {
                byte[] bytes = reader.pathBytes();
                int[] offsets = reader.pathOffsets();
                for (int row = 0; row < count; row++) {
                    if (reader.isAdd(row)) {
                        int length = offsets[row + 1] - offsets[row];
                        note(
                                run.hasher().identity(bytes, offsets[row], length, reader.deletionVectorId(row)),
                                number(row));
                    }
                }
                next += count;
            }
        } catch (IOException | RuntimeException e) {
            throw run.problems().unreadable(file, e);
        }
    }

    private void readJson(LogFile file) {
        firstReversed = number(0);
        jsonReader.read(file, new TailFileReader.Visitor() {
            @Override
            public void remove(HashValue128 identity, RemoveFile action) {
                // A checkpoint's removes are tombstones of files that it does not list any more.
            }

            @Override
            public void add(HashValue128 identity, AddFile action, byte[] line, int offset, int length) {
                note(identity, number(0));
                next++;
            }
        });
    }

    private int number(int row) {
        return Math.toIntExact(next + row);
    }

    private void note(HashValue128 identity, int number) {
        try {
            if (spill == null && newest.bytesToAddOne() > run.options().memoryBytes()) {
                spill = SpillFiles.startingWith(
                        newest,
                        run.options().spillFolder(),
                        expected,
                        run.options().memoryBytes());
                newest = new IdentitySet();
            }
            if (spill == null) {
                compare(identity, number);
            } else {
                spill.write(identity, number, SpillFiles.NO_LINE, 0, 0);
            }
        } catch (IOException e) {
            throw run.problems().spillFailed(e);
        }
    }

    private void compare(HashValue128 identity, int number) {
        int before = newest.origin(identity);
        if (before >= firstReversed) {
            replaced.mark(number);
        } else if (newest.replace(identity, number) != IdentitySet.ABSENT) {
            replaced.mark(before);
        }
    }

    private ReplacedRows found() {
        SpillFiles files = spill;
        for (int partition = 0; files != null && partition < files.partitions(); partition++) {
            newest = new IdentitySet();
            try {
                files.read(partition, (identity, number, line) -> compare(identity, number));
            } catch (IOException e) {
                throw run.problems().spillFailed(e);
            }
        }
        return replaced;
    }

    @Override
    public void close() {
        if (spill != null) {
            spill.close();
        }
    }
}
