package io.deltareplay.request;

/** Hears how many partitions a job will commit. */
public interface JobPlan {
    /** Before the first one is sent. */
    void planned(int partitions);

    /**
     * Once the files of a {@link SnapshotOrder} are counted, which may leave fewer partitions than were planned.
     *
     * @param largestBytes no partition takes more than this on its way to the launcher
     */
    void ranged(int partitions, long largestBytes);
}
