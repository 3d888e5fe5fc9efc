package io.deltareplay.job.task;

import io.deltareplay.channel.TaskStream;
import io.deltareplay.job.problem.ReplayFailure;
import java.io.IOException;
import java.util.function.Supplier;
import org.apache.spark.TaskContext;

/** Tells the launcher at once of what no retry cures, from a task that reads for all partitions and sends none itself. */
public final class FailureReports {
    private static final int NO_PARTITION = -1;

    private FailureReports() {}

    /** Does a step of a task's work. */
    public static <T> T reporting(TaskSettings settings, TaskContext context, Supplier<T> step) {
        try {
            return step.get();
        } catch (ReplayFailure failure) {
            if (!context.isInterrupted()) {
                report(failure, settings, context);
            }
            throw failure;
        }
    }

    private static void report(ReplayFailure failure, TaskSettings settings, TaskContext context) {
        try {
            TaskStream.reportFailure(settings.access(), NO_PARTITION, context.taskAttemptId(), failure.problem());
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }
}
