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
            NewestAdds adds = new NewestAdds(rows, layout, settings().unreconciledVersion(), warnings);
            for (InternalRow add = adds.next(); add != null; add = adds.next()) {
                batches.append(add, layout);
            }
            batches.flush();
            return new TaskReceipt(output.commit(), 0, 0, warnings.counted());
        }
    }
}
