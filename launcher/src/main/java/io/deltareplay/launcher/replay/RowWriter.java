package io.deltareplay.launcher.replay;

import io.deltareplay.action.AddFile;
import io.deltareplay.filelist.FileListBatch;
import io.deltareplay.launcher.deliver.FileListSink;
import io.deltareplay.predicate.FileFilter;
import org.jspecify.annotations.Nullable;

/// Gathers single rows of files that are wanted into batches and hands them to the sink, and counts what was
/// delivered.
final class RowWriter implements AutoCloseable {
    private final FileListBatch batch;
    private final FileListSink sink;
    private final ReplayCounts counts;
    private final @Nullable FileFilter filter;

    /// @param filter which files are wanted; null for all of them
    RowWriter(FileListBatch batch, FileListSink sink, ReplayCounts counts, @Nullable FileFilter filter) {
        this.filter = filter;
        this.batch = batch;
        this.sink = sink;
        this.counts = counts;
    }

    void write(AddFile file) {
        if (filter != null && !filter.keeps(file)) {
            counts.skipped(1);
            return;
        }
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
