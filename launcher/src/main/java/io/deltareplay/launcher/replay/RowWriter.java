package io.deltareplay.launcher.replay;

import io.deltareplay.action.AddFile;
import io.deltareplay.filelist.FileListBatch;
import io.deltareplay.launcher.deliver.FileListSink;

/// Gathers single rows into batches and hands them to the sink, and counts what was delivered.
final class RowWriter implements AutoCloseable {
    private final FileListBatch batch;
    private final FileListSink sink;
    private final ReplayCounts counts;

    RowWriter(FileListBatch batch, FileListSink sink, ReplayCounts counts) {
        this.batch = batch;
        this.sink = sink;
        this.counts = counts;
    }

    void write(AddFile file) {
        batch.append(file);
        counts.delivered(1, file.size(), file.deletionVector() == null ? 0 : 1);
        if (batch.isFull()) {
            flush();
        }
    }

    /// Hands over what is gathered.
    void flush() {
        if (batch.rows() > 0) {
            sink.accept(batch.seal());
            batch.clear();
        }
    }

    @Override
    public void close() {
        batch.close();
    }
}
