package io.deltareplay.oracle.predicates;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.paths.SparkPath;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.files.TahoeFileIndex;
import org.apache.spark.sql.execution.FileSourceScanExec;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/// One version of a table, asked through a session of its own. Files are named as the log spells them.
final class ScannedTable {
    /// Of many columns at once, Spark makes a plan that takes it long to optimise.
    private static final int PREDICATES_AT_A_TIME = 25;

    private static final String FILE = "__file";

    private final Dataset<Row> rows;
    private final Dataset<Row> rowsWithFiles;
    private final Map<String, String> logPaths = new LinkedHashMap<>();
    private final long version;

    private ScannedTable(SparkSession spark, DeltaLog log, Snapshot snapshot, ZoneId zone) {
        this.version = snapshot.version();
        spark.conf().set("spark.sql.session.timeZone", zone.getId());
        // The optimiser's answer to a predicate is the question here; what it leaves out otherwise is not.
        spark.conf().set("spark.databricks.delta.optimizeMetadataQuery.enabled", "false");
        spark.conf().set("spark.sql.inMemoryColumnarStorage.partitionPruning", "false");
        org.apache.hadoop.fs.Path folder = log.dataPath();
        this.rows = spark.read().format("delta").option("versionAsOf", version).load(folder.toString());
        this.rowsWithFiles = rows.withColumn(FILE, functions.col("_metadata.file_path"));
        for (AddFile file : (AddFile[]) snapshot.allFiles().collect()) {
            logPaths.put(SparkPath.fromPath(absolute(folder, file.path())).urlEncoded(), file.path());
        }
    }

    /// @param version the newest when empty
    static ScannedTable at(SparkSession spark, Path table, OptionalLong version, ZoneId zone) {
        // A URI keeps Hadoop from reading a folder's `%`, `#` or `:` as anything else than a character of its name.
        DeltaLog log = DeltaLog.forTable(spark, new org.apache.hadoop.fs.Path(table.toUri()));
        Snapshot snapshot = version.isPresent()
                ? log.getSnapshotAt(version.getAsLong(), Option.empty(), Option.empty(), false)
                : log.update(false, Option.empty(), Option.empty());
        return new ScannedTable(spark, log, snapshot, zone);
    }

    long version() {
        return version;
    }

    StructType schema() {
        return rows.schema();
    }

    /// Some rows of the table, nulls and all.
    List<Row> sample(int count) {
        return rows.limit(count).collectAsList();
    }

    /// The files that delta-spark's scan opens for a query with a predicate: what is left after partition pruning
    /// and
    /// data skipping.
    SortedSet<String> scanned(String predicate) {
        SparkPlan plan = rows.where(predicate).queryExecution().executedPlan();
        SortedSet<String> files = new TreeSet<>();
        for (FileSourceScanExec scan : scans(plan)) {
            TahoeFileIndex index = (TahoeFileIndex) scan.relation().location();
            // As the scan itself asks.
            for (AddFile file :
                    CollectionConverters.asJava(index.matchingFiles(scan.partitionFilters(), scan.dataFilters()))) {
                files.add(file.path());
            }
        }
        return files;
    }

    /// The files that hold a row for which a predicate is true, for each predicate. Every row of every file is
    /// looked at:
    /// neither statistics nor partition values nor Parquet's own statistics leave any out.
    List<SortedSet<String>> matching(List<String> predicates) {
        List<SortedSet<String>> answers = new ArrayList<>();
        Dataset<Row> everything = rowsWithFiles.cache();
        try {
            for (int from = 0; from < predicates.size(); from += PREDICATES_AT_A_TIME) {
                answers.addAll(matching(
                        everything,
                        predicates.subList(from, Math.min(predicates.size(), from + PREDICATES_AT_A_TIME))));
            }
        } finally {
            everything.unpersist(true);
        }
        return answers;
    }

    private List<SortedSet<String>> matching(Dataset<Row> everything, List<String> predicates) {
        Column[] any = predicates.stream()
                .map(predicate -> functions.bool_or(functions.expr(predicate)))
                .toArray(Column[]::new);
        List<SortedSet<String>> answers = new ArrayList<>();
        predicates.forEach(predicate -> answers.add(new TreeSet<>()));
        List<Row> files = everything
                .groupBy(FILE)
                .agg(any[0], Stream.of(any).skip(1).toArray(Column[]::new))
                .collectAsList();
        for (Row file : files) {
            String path = logPaths.get(file.getString(0));
            if (path == null) {
                throw new IllegalStateException("no file of the log: " + file.getString(0));
            }
            IntStream.range(0, predicates.size())
                    .filter(i -> !file.isNullAt(i + 1) && file.getBoolean(i + 1))
                    .forEach(i -> answers.get(i).add(path));
        }
        return answers;
    }

    private static List<FileSourceScanExec> scans(SparkPlan plan) {
        List<FileSourceScanExec> scans = new ArrayList<>();
        for (SparkPlan leaf : CollectionConverters.asJava(plan.collectLeaves())) {
            if (leaf instanceof FileSourceScanExec scan) {
                scans.add(scan);
            }
        }
        return scans;
    }

    private static org.apache.hadoop.fs.Path absolute(org.apache.hadoop.fs.Path table, String path) {
        org.apache.hadoop.fs.Path file = new org.apache.hadoop.fs.Path(java.net.URI.create(path));
        return file.isAbsolute() ? file : new org.apache.hadoop.fs.Path(table, file);
    }
}
