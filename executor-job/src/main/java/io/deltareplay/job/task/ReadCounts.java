package io.deltareplay.job.task;

import java.io.Serializable;
import org.apache.spark.SparkContext;
import org.apache.spark.util.LongAccumulator;

/**
 * What tasks count that send no partition.
 *
 * @param actionsRead file actions looked at
 * @param filesSkipped files that a predicate does not want
 */
public record ReadCounts(LongAccumulator actionsRead, LongAccumulator filesSkipped) implements Serializable {
    /** Counters that Spark brings back to the driver. */
    public static ReadCounts of(SparkContext spark) {
        return new ReadCounts(spark.longAccumulator("actions read"), spark.longAccumulator("files skipped"));
    }
}
