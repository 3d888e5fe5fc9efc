package io.deltareplay.request;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How far a job is, sent as its driver's sign of life.
 *
 * @param executors executors that the cluster has granted so far and that are alive
 * @param activeTasks tasks that run now
 * @param completedTasks tasks that were completed, of all stages
 */
public record JobProgress(int executors, int activeTasks, int completedTasks) {
    /** Writes the binary form. */
    public void writeTo(DataOutput out) throws IOException {
        out.writeInt(executors);
        out.writeInt(activeTasks);
        out.writeInt(completedTasks);
    }

    /** Reads the binary form. */
    public static JobProgress readFrom(DataInput in) throws IOException {
        return new JobProgress(in.readInt(), in.readInt(), in.readInt());
    }
}
