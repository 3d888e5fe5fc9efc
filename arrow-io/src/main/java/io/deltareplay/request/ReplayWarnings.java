package io.deltareplay.request;

/** What is odd about a log but does not stop a replay: the same words whoever notices it. */
public final class ReplayWarnings {
    private ReplayWarnings() {}

    /** A commit adds and removes a file. */
    public static String addedAndRemoved(String path) {
        return "one version adds and removes the same file, the remove wins: " + path;
    }

    /**
     * A compaction was not reconciled: it adds and removes a file.
     *
     * @param version the newest version that it holds
     */
    public static String compactionNotReconciled(long version) {
        return "the compaction of the versions up to %d adds and removes the same files, the removes win"
                .formatted(version);
    }

    /** A checkpoint was not reconciled: it names a file again. */
    public static String checkpointNotReconciled(long version) {
        return "the checkpoint of version %d names files more than once, the last of each counts".formatted(version);
    }
}
