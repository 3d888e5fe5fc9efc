package io.deltareplay.oracle.log;

import io.deltareplay.oracle.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/// Rewrites a checkpoint with a set of struct columns that delta-spark's own properties cannot ask for.
record CheckpointColumns(SparkSession spark, Path logFolder, long version) {
    void keepPartitionValuesParsed(boolean keep) throws IOException {
        throw new UsageException("delta-spark writes partitionValues_parsed exactly when it writes stats as struct");
    }
}
