package io.deltareplay.launcher.snapshot;

import io.deltareplay.launcher.deliver.FileListSink;
import io.deltareplay.launcher.error.StorageException;
import io.deltareplay.launcher.replay.ReplayCounts;
import io.deltareplay.launcher.replay.ReplayProgress;
import io.deltareplay.launcher.replay.ReplayResult;
import io.deltareplay.launcher.table.LogFacts;
import io.deltareplay.launcher.text.RuntimeOption;
import io.deltareplay.request.Reasons;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;

/// Takes a table's files in any order and hands them on as a streaming snapshot has them: by modification time,
/// then
/// by path as in the log, as unsigned bytes of UTF-8, then by deletion vector; each with its number. However many
/// there are, it keeps to its memory and spills the rest to disk.
public final class SnapshotSorter implements FileListSink {
    /// A batch is full with this many rows, or this many bytes of records: the same batches whatever the memory.
    private static final int BATCH_ROWS = 8192;

    private static final int BATCH_BYTES = 8 << 20;

    private final SnapshotOptions options;
    private final String what;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("delta-replay-sort").factory());
    private final SortedRuns runs;
    private final RowEncoder encoder = new RowEncoder();
    private final ReplayCounts delivered = new ReplayCounts(ReplayProgress.NONE);

    /// @param facts of the table, for what there is to say when something fails
    public SnapshotSorter(SnapshotOptions options, LogFacts facts) {
        this.options = options;
        this.what = "cannot order the files of %s at version %d"
                .formatted(facts.location().given(), facts.version());
        this.runs = new SortedRuns(options.memoryBytes(), options.spillFolder(), worker);
    }

    /// Takes a batch with the columns that the options say, and keeps its rows.
    @Override
    public void accept(VectorSchemaRoot batch) {
        try {
            encoder.load(batch);
            runs.append(encoder);
        } catch (IOException e) {
            throw spillFailed(e);
        }
    }

    /// Hands all rows on, in order. Calls neither `finish` nor `close` of the sink.
    ///
    /// @param replayed what the replay says of the rows that it handed over
    /// @return what was delivered
    public ReplayResult deliver(ReplayResult replayed, FileListSink sink, SnapshotProgress progress) {
        try (BufferAllocator allocator = new RootAllocator();
                RowDecoder decoder = new RowDecoder(options.columns(), allocator)) {
            Pipeline pipeline = new Pipeline(Tasks.await(worker.submit(runs::sorted)));
            long index = Math.min(options.firstIndex(), runs.rows());
            pipeline.skip(index);
            for (RecordBlock block = pipeline.next(); block.rows() > 0; block = pipeline.next()) {
                VectorSchemaRoot batch = decoder.decode(block, index);
                index += block.rows();
                delivered.delivered(batch);
                sink.accept(batch);
                progress.ordered(index, runs.rows());
            }
            return result(replayed);
        } catch (IOException e) {
            throw spillFailed(e);
        }
    }

    private ReplayResult result(ReplayResult replayed) {
        ReplayResult counted = delivered.result(false);
        return new ReplayResult(
                counted.files(),
                counted.bytes(),
                counted.filesWithDeletionVector(),
                replayed.actionsRead(),
                replayed.filesSkipped(),
                replayed.spilled() || runs.spilled(),
                replayed.warnings());
    }

    private StorageException spillFailed(IOException cause) {
        return new StorageException(
                "%s: they are larger than --memory and cannot be spilled: %s"
                        .formatted(what, Reasons.text(Reasons.deepest(cause))),
                RuntimeOption.moreTemporarySpace() + "; or raise --memory.",
                cause);
    }

    /// Merges the next block while the one before it is delivered.
    private final class Pipeline {
        private final RecordSource source;
        private RecordBlock ahead = new RecordBlock(1 << 20);
        private RecordBlock delivered = new RecordBlock(1 << 20);
        private Future<?> merged;

        Pipeline(RecordSource source) {
            this.source = source;
            this.merged = worker.submit(() -> null);
        }

        void skip(long rows) throws IOException {
            long left = rows;
            while (left > 0) {
                source.next(delivered, (int) Math.min(left, BATCH_ROWS), BATCH_BYTES);
                left -= delivered.rows();
            }
            merge();
        }

        private void merge() {
            RecordBlock block = ahead;
            merged = worker.submit(() -> {
                source.next(block, BATCH_ROWS, BATCH_BYTES);
                return null;
            });
        }

        RecordBlock next() throws IOException {
            Tasks.await(merged);
            RecordBlock ready = ahead;
            ahead = delivered;
            delivered = ready;
            if (ready.rows() > 0) {
                merge();
            }
            return ready;
        }
    }

    /// The list is complete when [#deliver] has returned.
    @Override
    public void finish() {}

    @Override
    public void close() {
        runs.close();
        worker.close();
    }
}
