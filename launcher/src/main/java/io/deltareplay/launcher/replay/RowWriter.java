package io.deltareplay.launcher.replay;

import io.deltareplay.action.AddFile;
import io.deltareplay.filelist.FileListBatch;
import io.deltareplay.launcher.deliver.FileListSink;

/// Gathers single rows into batches and hands them to the sink, and counts what was delivered.
final class RowWriter implements AutoCloseable {
    /// A batch is delivered when it has this many rows, or this many bytes of statistics, whichever is first.
    private static final int MAX_ROWS = 8192;

    private static final long MAX_STATS_BYTES = 8 << 20;

    private final FileListBatch batch;
    private final FileListSink sink;
    private final ReplayCounts counts;
    private long statsBytes;

    RowWriter(FileListBatch batch, FileListSink sink, ReplayCounts counts) {
        this.batch = batch;
        this.sink = sink;
        this.counts = counts;
    }

    void write(AddFile file) {
        batch.append(file);
        String stats = file.stats();
        statsBytes += stats == null ? 0 : stats.length();
        counts.delivered(1, file.size(), file.deletionVector() == null ? 0 : 1);
        if (batch.rows() >= MAX_ROWS || statsBytes >= MAX_STATS_BYTES) {
            flush();
        }
    }

    /// Hands over what is gathered.
    void flush() {
        if (batch.rows() > 0) {
            sink.accept(batch.seal());
            batch.clear();
            statsBytes = 0;
        }
    }

    @Override
    public void close() {
        batch.close();
    }
}
