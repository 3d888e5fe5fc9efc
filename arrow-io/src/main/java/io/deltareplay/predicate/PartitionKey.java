package io.deltareplay.predicate;

/**
 * What a key of a file's {@code partitionValues} names.
 *
 * @param column the number of the predicate's column, as in {@link FileFilter#columns}; negative for none of them
 * @param isExact whether the key is the column's physical name; else it differs from that in case
 */
public record PartitionKey(int column, boolean isExact) {
    /** A key that names no column which the predicate asks about. */
    public static final PartitionKey NONE = new PartitionKey(-1, false);

    /** Whether the predicate asks about the column. */
    public boolean isAsked() {
        return column >= 0;
    }
}
