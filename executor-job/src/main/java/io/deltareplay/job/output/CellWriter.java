package io.deltareplay.job.output;

import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;

/** Fills one vector of a batch, row after row. */
interface CellWriter {
    /** Writes a value that is not null. */
    void write(int row, SpecializedGetters source, int ordinal);

    /** Writes a null. */
    void writeNull(int row);

    /** Says how many rows there are. */
    void finish(int rows);

    /** Makes ready for the next batch. */
    void clear();

    /** How many bytes of text the batch has so far. */
    default long textBytes() {
        return 0;
    }
}
