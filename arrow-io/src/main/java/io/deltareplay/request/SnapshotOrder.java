package io.deltareplay.request;

/**
 * Asks for the files in the order of a streaming snapshot: by modification time and path, numbered from 0.
 *
 * @param numPartitions into how many partitions the files are spread, each with a range of that order; a small table gets fewer
 * @param firstIndex files with a smaller number are not sent; the others keep theirs
 */
public record SnapshotOrder(int numPartitions, long firstIndex) {
    public SnapshotOrder {
        if (numPartitions < 1) {
            throw new IllegalArgumentException("numPartitions must be positive, got " + numPartitions);
        }
        if (firstIndex < 0) {
            throw new IllegalArgumentException("firstIndex must not be negative, got " + firstIndex);
        }
    }
}
