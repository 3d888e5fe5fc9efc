package io.deltareplay.launcher.snapshot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// Sorts more records than fit into memory. While one buffer fills, the one before it is sorted and written out by
/// another thread.
final class SortedRuns implements AutoCloseable {
    private static final int MAX_BLOCK = 256 << 10;
    private static final int MIN_BLOCK = 32 << 10;

    private final long budget;
    private final Path folder;
    private final ExecutorService worker;
    /// The worker's.
    private final RecordBlock outgoing = new RecordBlock(0);

    private SortBuffer filling;
    private @Nullable SortBuffer writing;
    private @Nullable Future<?> write;
    private @Nullable RunFile file;
    private long rows;

    /// @param budget how many bytes may be kept in memory
    /// @param folder where the others go
    SortedRuns(long budget, Path folder, ExecutorService worker) {
        this.budget = budget;
        this.folder = folder;
        this.worker = worker;
        this.filling = new SortBuffer(budget / 2);
    }

    long rows() {
        return rows;
    }

    boolean spilled() {
        return file != null;
    }

    void append(RowEncoder batch) throws IOException {
        for (int row = 0; row < batch.rows(); ) {
            row = filling.append(batch, row);
            if (row < batch.rows()) {
                spill();
            }
        }
        rows += batch.rows();
    }

    private void spill() throws IOException {
        awaitWrite();
        SortBuffer full = filling;
        filling = writing == null ? new SortBuffer(budget / 2) : writing;
        writing = full;
        RunFile to = openFile();
        write = worker.submit(() -> {
            full.sort();
            outgoing.ensure(MAX_BLOCK);
            to.write(full, outgoing, MAX_BLOCK - (MAX_BLOCK >> 3));
            full.clear();
            return null;
        });
    }

    private RunFile openFile() throws IOException {
        RunFile open = file;
        if (open == null) {
            open = new RunFile(folder);
            file = open;
        }
        return open;
    }

    private void awaitWrite() throws IOException {
        Future<?> pending = write;
        if (pending != null) {
            write = null;
            Tasks.await(pending);
        }
    }

    /// All records in order. Nothing is appended afterwards.
    RecordSource sorted() throws IOException {
        awaitWrite();
        filling.sort();
        RunFile runs = file;
        if (runs == null) {
            return filling;
        }
        writing = null; // its memory is the blocks' now
        long forBlocks = budget / 2;
        int atOnce = (int) Math.clamp(forBlocks / MIN_BLOCK, 3, 1 << 10);
        while (runs.runs() + 1 > atOnce) {
            runs = merge(runs, atOnce, forBlocks);
            file = runs;
        }
        List<RecordSource> sources = sources(runs, 0, runs.runs());
        sources.add(filling);
        return new RunMerger(sources, blockBytes(forBlocks, sources.size()));
    }

    /// Merges runs to fewer and longer ones.
    private RunFile merge(RunFile runs, int atOnce, long forBlocks) throws IOException {
        RunFile merged = new RunFile(folder);
        try (runs) {
            for (int first = 0; first < runs.runs(); first += atOnce) {
                int count = Math.min(atOnce, runs.runs() - first);
                int blockBytes = blockBytes(forBlocks, count);
                merged.write(
                        new RunMerger(sources(runs, first, count), blockBytes),
                        new RecordBlock(blockBytes),
                        blockBytes - (blockBytes >> 3));
            }
            return merged;
        } catch (IOException | RuntimeException e) {
            merged.close();
            throw e;
        }
    }

    private static List<RecordSource> sources(RunFile runs, int first, int count) {
        List<RecordSource> sources = new ArrayList<>();
        for (int run = first; run < first + count; run++) {
            sources.add(runs.read(run));
        }
        return sources;
    }

    private static int blockBytes(long forBlocks, int sources) {
        return (int) Math.clamp(forBlocks / sources, MIN_BLOCK, MAX_BLOCK);
    }

    @Override
    public void close() {
        Future<?> pending = write;
        if (pending != null) {
            try {
                Tasks.await(pending);
            } catch (IOException | RuntimeException e) {
                // What it was to write is not needed any more.
            }
        }
        if (file != null) {
            file.close();
        }
    }
}
