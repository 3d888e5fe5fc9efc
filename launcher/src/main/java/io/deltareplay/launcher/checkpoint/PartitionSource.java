package io.deltareplay.launcher.checkpoint;

/// Where the partition values of a batch's rows are.
@FunctionalInterface
interface PartitionSource {
    /// For a predicate that asks for none.
    PartitionSource NONE = row -> {};

    /// Puts a row's partition values before the filter.
    void put(int row);
}
