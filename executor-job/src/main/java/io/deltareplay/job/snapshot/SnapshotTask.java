package io.deltareplay.job.snapshot;

import io.deltareplay.channel.YieldException;
import io.deltareplay.job.output.RowBatches;
import io.deltareplay.job.task.ReplayTask;
import io.deltareplay.job.task.TaskOutput;
import io.deltareplay.job.task.TaskReceipt;
import io.deltareplay.job.task.TaskSettings;
import io.deltareplay.job.task.Warnings;
import java.io.Serializable;
import org.apache.spark.TaskContext;
import org.apache.spark.TaskKilledException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.jspecify.annotations.Nullable;
import scala.collection.Iterator;

/** Sends a range of the order, its files numbered. */
final class SnapshotTask extends ReplayTask<InternalRow, SnapshotTask.Sent> {
    private static final long serialVersionUID = 1L;

    private final SnapshotRow layout;
    private final long[] rangeStarts;
    private final long firstIndex;

    /**
     * What became of a range.
     *
     * @param receipt null when the launcher had no room for it
     */
    record Sent(@Nullable TaskReceipt receipt) implements Serializable {}

    /**
     * @param rangeStarts the index of each range's first file
     * @param firstIndex files before this one are not sent
     */
    SnapshotTask(TaskSettings settings, SnapshotRow layout, long[] rangeStarts, long firstIndex) {
        super(settings);
        this.layout = layout;
        this.rangeStarts = rangeStarts;
        this.firstIndex = firstIndex;
    }

    @Override
    protected Sent run(Iterator<InternalRow> rows, TaskOutput output) {
        try {
            return new Sent(new TaskReceipt(send(rows, output), 0, 0, Warnings.Counted.none()));
        } catch (TaskKilledException e) {
            if (e.getCause() instanceof YieldException) {
                // Not killed: Spark would start it again before the one that the launcher waits for.
                return new Sent(null);
            }
            throw e;
        }
    }

    private long send(Iterator<InternalRow> rows, TaskOutput output) {
        long index = rangeStarts[TaskContext.get().partitionId()];
        NumberedRow row = new NumberedRow(layout);
        try (RowBatches batches = new RowBatches(settings().columns(), output)) {
            while (rows.hasNext()) {
                InternalRow next = rows.next();
                if (index >= firstIndex) {
                    batches.append(row.of(next, index), row);
                }
                index++;
            }
            batches.flush();
            return output.commit();
        }
    }
}
