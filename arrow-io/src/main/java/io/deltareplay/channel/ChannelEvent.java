package io.deltareplay.channel;

import io.deltareplay.request.ApplicationFacts;
import io.deltareplay.request.JobProgress;
import io.deltareplay.request.ReplayProblem;
import io.deltareplay.request.ReplayTotals;

/** What happened on a result channel, in the order in which it counts. */
public sealed interface ChannelEvent {
    /** The application runs. At most once. */
    record Registered(ApplicationFacts facts) implements ChannelEvent {}

    /** The job knows how many partitions it will commit. At most once. */
    record Planned(int partitions) implements ChannelEvent {}

    /** The files of ordered partitions are counted, which may leave fewer of them than were planned. At most once. */
    record Ranged(int partitions) implements ChannelEvent {}

    /** How far the job is. Only the newest is kept for those who listen slowly. */
    record Progress(JobProgress progress) implements ChannelEvent {}

    /**
     * A partition is complete. Exactly once for each partition, for the first of its attempts whose trailer was verified.
     *
     * @param partition the rows; whoever takes the event closes it
     */
    record Committed(ReceivedPartition partition) implements ChannelEvent {}

    /**
     * The driver gave up, or a task found what trying again cannot cure: a file of the log that is damaged, gone or denied. A task's
     * other problems are left to Spark, which tries again.
     */
    record Failed(ReplayProblem problem) implements ChannelEvent {}

    /** The driver's final word. Comes after each partition that it counts. */
    record Done(ReplayTotals totals) implements ChannelEvent {}

    /** The driver's connection ended, or was silent for too long, before its final word. */
    record DriverLost(String reason) implements ChannelEvent {}

    /** The launcher's own side cannot go on. */
    record Broken(TransferProblem problem) implements ChannelEvent {}
}
