package io.deltareplay.job.output;

import io.deltareplay.filelist.FileColumn;
import io.deltareplay.job.task.TaskOutput;
import java.util.Set;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;

/** Gathers Spark's rows into batches and sends them. */
public final class RowBatches implements AutoCloseable {
    private final BatchWriter batch;
    private final TaskOutput output;

    public RowBatches(Set<FileColumn> columns, TaskOutput output) {
        this.batch = new BatchWriter(columns, output.allocator());
        this.output = output;
    }

    /** Appends a row. */
    public void append(SpecializedGetters row, RowLayout layout) {
        batch.append(row, layout);
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
