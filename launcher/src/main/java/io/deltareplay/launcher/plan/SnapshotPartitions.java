package io.deltareplay.launcher.plan;

import io.deltareplay.launcher.error.UsageException;

/// Into how many partitions a distributed streaming snapshot is ordered: the tuning key that Delta's users know.
public final class SnapshotPartitions {
    /// The configuration key.
    public static final String KEY = "spark.databricks.delta.v2.streaming.initialSnapshot.numPartitions";

    /// When nothing is said.
    public static final int DEFAULT = 50;

    private SnapshotPartitions() {}

    /// Reads the key's value.
    ///
    /// @throws UsageException when it is no number of partitions
    public static int parse(String value) {
        String text = value.strip();
        if (text.matches("[0-9]{1,6}")) {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= PartitionCount.MAX) {
                return number;
            }
        }
        throw new UsageException(
                "%s is '%s', which is no number of partitions".formatted(KEY, value),
                "Set it to a number from 1 to %d.".formatted(PartitionCount.MAX));
    }
}
