package io.deltareplay.launcher.replay;

import com.dynatrace.hash4j.hashing.HashValue128;
import io.deltareplay.action.AddFile;
import io.deltareplay.action.RemoveFile;
import io.deltareplay.filelist.FileColumn;
import io.deltareplay.launcher.checkpoint.CheckpointBatch;
import io.deltareplay.launcher.checkpoint.CheckpointFileReader;
import io.deltareplay.launcher.checkpoint.Decoding;
import io.deltareplay.launcher.checkpoint.Extent;
import io.deltareplay.launcher.checkpoint.RowMask;
import io.deltareplay.launcher.storage.Storage;
import io.deltareplay.launcher.table.LogFacts;
import io.deltareplay.launcher.table.LogFile;
import io.deltareplay.launcher.table.TailFile;
import io.deltareplay.predicate.FileFilter;
import io.deltareplay.predicate.Where;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.arrow.memory.BufferAllocator;

/// Looks at a few thousand of a log's files to tell how many of all of them a predicate keeps: of a checkpoint at
/// the
/// first rows of parts and row groups that lie far apart, else at the newest commits. The cost does not grow with
/// the
/// table.
public final class KeptEstimator {
    private static final int CHECKPOINT_FILES = 8;
    /// A file whose form does not allow to sample it is read up to here.
    private static final int ACTIONS_OF_A_FILE = 16_384;
    private static final int TAIL_ACTIONS = 4096;
    /// Nothing is remembered.
    private static final long LEAST_MEMORY = 1;

    private final Storage storage;
    private final BufferAllocator allocator;

    public KeptEstimator(Storage storage, BufferAllocator allocator) {
        this.storage = storage;
        this.allocator = allocator;
    }

    /// @throws io.deltareplay.launcher.error.DamagedLogException when a file that is looked at is not what the
    /// protocol says
    /// @throws io.deltareplay.launcher.error.StorageException when it cannot be read
    public KeptEstimate estimate(LogFacts facts, Where where) {
        ReplayOptions options = new ReplayOptions(Set.of(FileColumn.PATH), where, LEAST_MEMORY, Path.of(""));
        ReplayRun run = ReplayRun.of(storage, options, new ReplayCounts(ReplayProgress.NONE), new LogProblems(facts));
        Sample sample = new Sample(run, where);
        List<LogFile> files = facts.segment().checkpoint().stream()
                .flatMap(checkpoint -> checkpoint.files().stream())
                .filter(file -> !file.name().endsWith(".json"))
                .toList();
        sample.readCheckpoint(apart(files), allocator);
        if (sample.looked == 0) {
            sample.readTail(facts.segment().tail());
        }
        long all = facts.estimate().fileActions();
        long kept = sample.looked == 0 ? 0 : Math.round((double) all * sample.kept / sample.looked);
        return new KeptEstimate(kept, sample.looked, sample.kept);
    }

    private static List<LogFile> apart(List<LogFile> files) {
        int step = Math.max(1, (files.size() + CHECKPOINT_FILES - 1) / CHECKPOINT_FILES);
        List<LogFile> chosen = new ArrayList<>();
        for (int i = 0; i < files.size(); i += step) {
            chosen.add(files.get(i));
        }
        return chosen;
    }

    private static final class Sample {
        private final ReplayRun run;
        private final Where where;
        private long looked;
        private long kept;

        Sample(ReplayRun run, Where where) {
            this.run = run;
            this.where = where;
        }

        void readCheckpoint(List<LogFile> files, BufferAllocator allocator) {
            try (Decoding decoding = new Decoding();
                    CheckpointBatch batch = new CheckpointBatch(run.options().columns(), false, where, allocator)) {
                files.forEach(file -> readCheckpoint(file, decoding, batch));
            }
        }

        private void readCheckpoint(LogFile file, Decoding decoding, CheckpointBatch batch) {
            try (CheckpointFileReader reader = CheckpointFileReader.open(
                    run.storage().parquet(file), decoding, batch, Extent.SAMPLE, RowMask.NONE)) {
                long enough = looked + ACTIONS_OF_A_FILE;
                int count = reader.next();
                while (count != CheckpointFileReader.END && looked < enough) {
                    kept += count;
                    looked += count + reader.dropped();
                    count = reader.next();
                }
                looked += count == CheckpointFileReader.END ? reader.dropped() : 0;
            } catch (IOException | RuntimeException e) {
                throw run.problems().unreadable(file, e);
            }
        }

        void readTail(List<TailFile> tail) {
            FileFilter filter = new FileFilter(where);
            TailFileReader reader = new TailFileReader(run);
            for (TailFile file : tail) {
                if (looked >= TAIL_ACTIONS) {
                    return;
                }
                reader.read(file.file(), new TailFileReader.Visitor() {
                    @Override
                    public void remove(HashValue128 identity, RemoveFile action) {
                        // Only files that are added are counted.
                    }

                    @Override
                    public void add(HashValue128 identity, AddFile action, byte[] line, int offset, int length) {
                        looked++;
                        kept += filter.keeps(action) ? 1 : 0;
                    }
                });
            }
        }
    }
}
