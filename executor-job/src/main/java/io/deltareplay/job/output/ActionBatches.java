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
    private final FileListBatch batch;
    private final TaskOutput output;

    public ActionBatches(Set<FileColumn> columns, TaskOutput output) {
        this.batch = new FileListBatch(FileListSchema.of(columns, Map.of()), output.allocator());
        this.output = output;
    }

    /** Appends a file. */
    public void append(AddFile file) {
        batch.append(file);
        if (batch.isFull()) {
            flush();
        }
    }

    /** Sends what is gathered. */
    public void flush() {
        if (batch.rows() > 0) {
            output.write(batch.seal());
            batch.clear();
        }
    }

    @Override
    public void close() {
        batch.close();
    }
}
