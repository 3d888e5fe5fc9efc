package io.deltareplay.oracle.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.Checkpoints;
import org.apache.spark.sql.functions;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/// Rewrites a classic checkpoint without one of the two struct columns, which delta-spark writes both or neither
/// of. By the
/// code delta-spark writes checkpoints with.
record CheckpointColumns(SparkSession spark, Configuration configuration, Path checkpoint) {
    void drop(String fieldOfAdd) throws IOException {
        Path original = Files.move(checkpoint, checkpoint.resolveSibling("reworked.parquet"));
        Dataset<Row> rows = spark.read().parquet(original.toString());
        scala.collection.immutable.Seq<String> field =
                CollectionConverters.asScala(List.of(fieldOfAdd)).toSeq();
        Checkpoints.writeAtomicCheckpointParquetFile(
                spark,
                rows.withColumn("add", functions.col("add").dropFields(field)),
                new org.apache.hadoop.fs.Path(checkpoint.toUri()),
                configuration,
                false,
                Option.empty(),
                false);
        Files.delete(original);
    }
}
