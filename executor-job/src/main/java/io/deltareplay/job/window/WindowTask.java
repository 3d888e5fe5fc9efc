package io.deltareplay.job.window;

import io.deltareplay.job.output.RowBatches;
import io.deltareplay.job.task.ReplayTask;
import io.deltareplay.job.task.TaskOutput;
import io.deltareplay.job.task.TaskReceipt;
import io.deltareplay.job.task.TaskSettings;
import io.deltareplay.job.task.Warnings;
import org.apache.spark.sql.catalyst.InternalRow;
import scala.collection.Iterator;

/** Keeps the newest action of each file where it is an add. */
final class WindowTask extends ReplayTask<InternalRow, TaskReceipt> {
    private static final long serialVersionUID = 1L;

    private final ActionRow layout;

    WindowTask(TaskSettings settings, ActionRow layout) {
        super(settings);
        this.layout = layout;
    }

    @Override
    protected TaskReceipt run(Iterator<InternalRow> rows, TaskOutput output) {
        Warnings warnings = new Warnings();
        try (RowBatches batches = new RowBatches(settings().columns(), output)) {
            long removedIn = -1;
            while (rows.hasNext()) {
                InternalRow row = rows.next();
                boolean isAdd = row.getBoolean(ActionRow.IS_ADD_ORDINAL);
                long version = row.getLong(ActionRow.VERSION_ORDINAL);
                if (row.getInt(layout.rowNumberOrdinal()) == 1) {
                    removedIn = isAdd ? -1 : version;
                    if (isAdd) {
                        batches.append(row, layout);
                    }
                } else if (isAdd && version == removedIn) {
                    warnings.addedAndRemoved(layout.path(row).toString());
                }
            }
            batches.flush();
            return new TaskReceipt(output.commit(), 0, warnings.counted());
        }
    }
}
