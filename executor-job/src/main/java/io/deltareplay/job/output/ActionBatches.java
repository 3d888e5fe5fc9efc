package io.deltareplay.job.output;

import io.deltareplay.action.AddFile;
import io.deltareplay.filelist.FileColumn;
import io.deltareplay.filelist.FileListBatch;
import io.deltareplay.filelist.FileListSchema;
import io.deltareplay.job.task.TaskOutput;
import java.util.Map;
import java.util.Set;

/** Gathers parsed actions into batches and sends them. */
public final class ActionBatches implements AutoCloseable {
    private static final int MAX_ROWS = 8192;
    private static final long MAX_STATS_BYTES = 8 << 20;

    private final FileListBatch batch;
    private final TaskOutput output;
    private long statsBytes;

    public ActionBatches(Set<FileColumn> columns, TaskOutput output) {
        this.batch = new FileListBatch(FileListSchema.of(columns, Map.of()), output.allocator());
        this.output = output;
    }

    /** Appends a file. */
    public void append(AddFile file) {
        batch.append(file);
        String stats = file.stats();
        statsBytes += stats == null ? 0 : stats.length();
        if (batch.rows() >= MAX_ROWS || statsBytes >= MAX_STATS_BYTES) {
            flush();
        }
    }

    /** Sends what is gathered. */
    public void flush() {
        if (batch.rows() > 0) {
            output.write(batch.seal());
            batch.clear();
            statsBytes = 0;
        }
    }

    @Override
    public void close() {
        batch.close();
    }
}
