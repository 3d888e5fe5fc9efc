package io.deltareplay.request;

/**
 * Asks for the files in the order of a streaming snapshot: by modification time and path, numbered from 0.
 *
 * @param numPartitions into how many partitions the files are spread, each with a range of that order; a small table gets fewer
 * @param fromIndex files with a smaller number are not sent; the others keep theirs
 */
public record SnapshotOrder(int numPartitions, long fromIndex) {
    public SnapshotOrder {
        if (numPartitions < 1) {
            throw new IllegalArgumentException("numPartitions must be positive, got " + numPartitions);
        }
        if (fromIndex < 0) {
            throw new IllegalArgumentException("fromIndex must not be negative, got " + fromIndex);
        }
    }
}
