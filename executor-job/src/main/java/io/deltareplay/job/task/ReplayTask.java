package io.deltareplay.job.task;

import io.deltareplay.job.problem.ReplayFailure;
import java.io.Serializable;
import org.apache.spark.TaskContext;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction2;

/**
 * A task that sends one partition: what all of them do around their work. A problem with the log is told to the launcher at once, for
 * no retry of Spark's cures it.
 *
 * @param <P> what the task works on
 * @param <R> what it returns to the driver
 */
public abstract class ReplayTask<P, R> extends AbstractFunction2<TaskContext, Iterator<P>, R> implements Serializable {
    private static final long serialVersionUID = 1L;

    private final TaskSettings settings;

    protected ReplayTask(TaskSettings settings) {
        this.settings = settings;
    }

    /** What every task is told. */
    protected final TaskSettings settings() {
        return settings;
    }

    @Override
    public final R apply(TaskContext context, Iterator<P> work) {
        int partition = settings.firstPartition() + context.partitionId();
        try (TaskOutput output = new TaskOutput(settings.access(), partition, settings.columns(), context)) {
            try {
                return run(work, output);
            } catch (ReplayFailure failure) {
                if (!context.isInterrupted()) {
                    output.fail(failure);
                }
                throw failure;
            }
        }
    }

    /** Does the work and completes the partition. */
    protected abstract R run(Iterator<P> work, TaskOutput output);
}
