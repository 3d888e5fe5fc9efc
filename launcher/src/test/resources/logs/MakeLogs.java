import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/// Writes the logs of this folder with delta-spark; see README.md.
class MakeLogs {
    private static final int COMMITS_TO_CHECKPOINT = 5;

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]).toAbsolutePath();
        try (SparkSession spark = SparkSession.builder()
                .master("local[1]")
                .config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
                .config("spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.shuffle.partitions", "1")
                .config("spark.databricks.delta.snapshotPartitions", "2")
                .config("spark.databricks.delta.writeChecksumFile.enabled", "false")
                .config("spark.hadoop.fs.file.impl", "org.apache.hadoop.fs.RawLocalFileSystem")
                .config("spark.hadoop.fs.AbstractFileSystem.file.impl", "org.apache.hadoop.fs.local.RawLocalFs")
                .getOrCreate()) {
            make(spark, folder, "classic", "classic", List.of());
            make(spark, folder, "multi-part", "classic", List.of("spark.databricks.delta.checkpoint.partSize=3"));
            make(spark, folder, "v2-json", "v2", List.of(
                    "spark.databricks.delta.checkpoint.partSize=3",
                    "spark.databricks.delta.checkpointV2.topLevelFileFormat=json"));
            make(spark, folder, "v2-parquet", "v2", List.of(
                    "spark.databricks.delta.checkpoint.partSize=3",
                    "spark.databricks.delta.checkpointV2.topLevelFileFormat=parquet"));
        }
    }

    private static void make(SparkSession spark, Path folder, String name, String policy, List<String> settings)
            throws IOException {
        Path table = folder.resolve(name);
        settings.forEach(setting -> spark.conf().set(setting.split("=")[0], setting.split("=")[1]));
        spark.sql("CREATE TABLE delta.`%s` (id BIGINT, part STRING) USING delta PARTITIONED BY (part) TBLPROPERTIES ('delta.checkpointPolicy'='%s','delta.checkpointInterval'='%d')"
                .formatted(table, policy, COMMITS_TO_CHECKPOINT));
        for (int i = 1; i <= COMMITS_TO_CHECKPOINT + 2; i++) {
            spark.sql("INSERT INTO delta.`%s` VALUES (%d, 'a'), (%d, 'b')".formatted(table, i, i));
        }
        settings.forEach(setting -> spark.conf().unset(setting.split("=")[0]));
        try (Stream<Path> files = Files.list(table)) {
            files.filter(file -> !file.endsWith("_delta_log")).forEach(MakeLogs::delete);
        }
    }

    private static void delete(Path path) {
        try (Stream<Path> files = Files.walk(path)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
