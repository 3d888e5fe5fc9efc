package io.deltareplay.job.antijoin;

import io.deltareplay.job.output.ActionBatches;
import io.deltareplay.job.task.ReplayTask;
import io.deltareplay.job.task.TaskOutput;
import io.deltareplay.job.task.TaskReceipt;
import io.deltareplay.job.task.TaskSettings;
import io.deltareplay.request.SegmentFile;
import java.util.ArrayList;
import scala.collection.Iterator;

/** Replays the tail, newest first: sends the adds that decide, and returns of which files it decided. */
final class TailTask extends ReplayTask<TailTask.Tail, TailTask.Outcome> {
    private static final long serialVersionUID = 1L;

    /** The tail's files, newest first. */
    record Tail(ArrayList<SegmentFile> files) implements java.io.Serializable {}

    /** What became of it. */
    record Outcome(TaskReceipt receipt, TailDecision decision) implements java.io.Serializable {}

    TailTask(TaskSettings settings) {
        super(settings);
    }

    @Override
    protected Outcome run(Iterator<Tail> work, TaskOutput output) {
        try (ActionBatches batches = new ActionBatches(settings().columns(), output)) {
            TailReplay replay = new TailReplay(settings(), batches::append);
            for (SegmentFile file : work.next().files()) {
                replay.read(file);
            }
            batches.flush();
            long rows = output.commit();
            return new Outcome(
                    new TaskReceipt(rows, replay.actionsRead(), replay.filesSkipped(), replay.warnings()),
                    replay.decision());
        }
    }
}
