package io.deltareplay.job;

import java.util.Map;

/** Settings with which Spark loses data, or reads it in another way. */
final class HostileConf {
    static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("spark.sql.files.ignoreCorruptFiles", "true"),
            Map.entry("spark.sql.files.ignoreMissingFiles", "true"),
            Map.entry("spark.files.ignoreCorruptFiles", "true"),
            Map.entry("spark.files.ignoreMissingFiles", "true"),
            Map.entry("spark.sql.adaptive.enabled", "true"),
            Map.entry("spark.sql.adaptive.coalescePartitions.minPartitionSize", "1g"),
            Map.entry("spark.sql.caseSensitive", "false"),
            Map.entry("spark.sql.parquet.enableVectorizedReader", "false"),
            Map.entry("spark.sql.parquet.enableNestedColumnVectorizedReader", "false"),
            Map.entry("spark.sql.parquet.datetimeRebaseModeInRead", "EXCEPTION"),
            Map.entry("spark.sql.parquet.int96RebaseModeInRead", "EXCEPTION"),
            Map.entry("spark.sql.parquet.fieldId.read.enabled", "true"),
            Map.entry("spark.sql.parquet.binaryAsString", "true"),
            Map.entry("spark.sql.legacy.timeParserPolicy", "LEGACY"),
            Map.entry("spark.sql.codegen.wholeStage", "false"),
            Map.entry("spark.sql.codegen.factoryMode", "NO_CODEGEN"),
            Map.entry("spark.sql.ansi.enabled", "true"),
            Map.entry("spark.sql.session.timeZone", "Asia/Kolkata"),
            Map.entry("spark.sql.requireAllClusterKeysForDistribution", "true"),
            Map.entry("spark.sql.optimizer.windowGroupLimitThreshold", "1"),
            Map.entry("spark.sql.extensions", "no.such.Extensions"),
            Map.entry("spark.sql.catalogImplementation", "hive"),
            Map.entry("spark.sql.queryExecutionListeners", "no.such.Listener"),
            Map.entry("spark.sql.shuffle.partitions", "1"),
            Map.entry("spark.speculation", "true"),
            Map.entry("spark.serializer", "org.apache.spark.serializer.KryoSerializer"),
            Map.entry("spark.kryo.registrationRequired", "true"),
            Map.entry("spark.hadoop.parquet.page.verify-checksum.enabled", "false"),
            Map.entry("spark.hadoop.parquet.strict.typing", "false"),
            Map.entry("spark.hadoop.mapreduce.input.fileinputformat.input.dir.recursive", "true"));

    private HostileConf() {}
}
