package io.deltareplay.oracle;

import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/// Starts the one Spark of this process.
public final class SparkSessions {
    private SparkSessions() {}

    /// For many tables of a few files each: code generation would cost more than it saves.
    public static SparkSession forSmallTables() {
        return builder(1)
                .config("spark.sql.codegen.wholeStage", "false")
                .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
                .config("spark.sql.adaptive.enabled", "false")
                .getOrCreate();
    }

    /// For one log of many files, replayed in `snapshotPartitions` tasks.
    public static SparkSession forLargeLog(int snapshotPartitions) {
        return builder(snapshotPartitions).getOrCreate();
    }

    /// As users run it: nothing is set that changes how Delta or Spark work, but for the UI, which is off because
    /// it would only cost time.
    public static SparkSession asConfiguredByDefault() {
        return delta(Scratch.create()).getOrCreate();
    }

    private static SparkSession.Builder delta(Path scratch) {
        return SparkSession.builder()
                .master("local[2]")
                .appName("oracle")
                .config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
                .config("spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog")
                .config("spark.sql.catalogImplementation", "in-memory")
                .config("spark.sql.warehouse.dir", scratch.resolve("warehouse").toString())
                .config("spark.local.dir", scratch.toString())
                .config("spark.ui.enabled", "false")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1");
    }

    private static SparkSession.Builder builder(int snapshotPartitions) {
        return delta(Scratch.create())
                .config("spark.sql.shuffle.partitions", "2")
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.log.structuredLogging.enabled", "false")
                .config("spark.sql.ui.retainedExecutions", "2")
                .config("spark.ui.retainedJobs", "10")
                .config("spark.ui.retainedStages", "10")
                .config("spark.ui.retainedTasks", "100")
                .config("spark.databricks.delta.snapshotPartitions", Integer.toString(snapshotPartitions))
                // Hadoop's own `.NAME.crc` beside every file would make each file reworked by hand unreadable.
                .config("spark.hadoop.fs.file.impl", "org.apache.hadoop.fs.RawLocalFileSystem")
                .config("spark.hadoop.fs.AbstractFileSystem.file.impl", "org.apache.hadoop.fs.local.RawLocalFs");
    }
}
