package io.deltareplay.job.snapshot;

import java.io.Serializable;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction2;

/**
 * What a range of the order holds.
 *
 * @param rows how many files
 * @param bytes of their rows
 */
record RangeSize(long rows, long bytes) implements Serializable {
    /** Room for what a row's bytes do not tell: its index, its share of a batch's metadata, padding. */
    private static final long BYTES_MORE_EACH = 32;

    private static final long BYTES_MORE = 128 << 10;

    /** More than the range takes as Arrow batches: a row of Spark has at least eight bytes for each number and each offset of a batch. */
    long bound() {
        return 2 * bytes + rows * BYTES_MORE_EACH + BYTES_MORE;
    }

    /** Measures a range. */
    static final class Measure extends AbstractFunction2<TaskContext, Iterator<InternalRow>, RangeSize>
            implements Serializable {
        private static final long serialVersionUID = 1L;

        @Override
        public RangeSize apply(TaskContext context, Iterator<InternalRow> range) {
            long rows = 0;
            long bytes = 0;
            while (range.hasNext()) {
                bytes += ((UnsafeRow) range.next()).getSizeInBytes();
                rows++;
            }
            return new RangeSize(rows, bytes);
        }
    }
}
