package io.deltareplay.oracle.tables;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.delta.Checkpoints;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.functions;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/// Rewrites a table's newest checkpoint into a form the protocol allows but delta-spark has no setting for. Parquet
/// files
/// are written by the code delta-spark writes checkpoints with.
record CheckpointRework(FixtureTable table) {
    /// Leaves out a field of `add` in a classic checkpoint.
    void dropFromAdd(String field) throws IOException {
        Path checkpoint = only(table.log().filesOf(table.snapshot().version(), "checkpoint"));
        Path original = aside(checkpoint);
        Dataset<Row> rows = table.spark().read().parquet(original.toString());
        Dataset<Row> without = rows.withColumn(
                "add",
                functions
                        .col("add")
                        .dropFields(CollectionConverters.asScala(List.of(field)).toSeq()));
        Checkpoints.writeAtomicCheckpointParquetFile(
                table.spark(),
                without,
                hadoop(checkpoint),
                table.deltaLog().newDeltaHadoopConf(),
                false,
                Option.empty(),
                false);
        Files.delete(original);
        // It tells the schema of the checkpoint as it was.
        Files.deleteIfExists(table.log().lastCheckpoint());
        table.snapshot();
    }

    /// Names each file of a classic checkpoint twice, as writers do that do not reconcile.
    void repeatAdds() throws IOException {
        Path checkpoint = only(table.log().filesOf(table.snapshot().version(), "checkpoint"));
        Path original = aside(checkpoint);
        Dataset<Row> rows = table.spark().read().parquet(original.toString());
        Checkpoints.writeAtomicCheckpointParquetFile(
                table.spark(),
                rows.union(rows.where("add IS NOT NULL")),
                hadoop(checkpoint),
                table.deltaLog().newDeltaHadoopConf(),
                false,
                Option.empty(),
                false);
        Files.delete(original);
        table.snapshot();
    }

    /// Puts the sidecars' actions into the JSON manifest itself and deletes the sidecars.
    void inlineIntoJsonManifest() throws IOException {
        Snapshot snapshot = table.snapshot();
        Path manifest = only(table.log().filesOf(snapshot.version(), "checkpoint"));
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(manifest)) {
            if (!line.startsWith("{\"sidecar\"")) {
                lines.add(line);
            }
        }
        FixtureTable.files(snapshot).forEach(file -> lines.add(file.json()));
        Files.write(manifest, lines);
        forgetSidecars();
    }

    /// Puts the sidecars' actions into the Parquet manifest itself and deletes the sidecars.
    void inlineIntoParquetManifest() throws IOException {
        Path manifest = only(table.log().filesOf(table.snapshot().version(), "checkpoint"));
        Path original = aside(manifest);
        String[] sidecars = table.log().sidecars().stream().map(Path::toString).toArray(String[]::new);
        Dataset<Row> own = table.spark().read().parquet(original.toString()).where("sidecar IS NULL");
        Dataset<Row> files = table.spark().read().parquet(sidecars);
        Dataset<Row> all = own.drop("add", "remove").unionByName(files, true);
        Checkpoints.writeAtomicCheckpointParquetFile(
                table.spark(),
                all,
                hadoop(manifest),
                table.deltaLog().newDeltaHadoopConf(),
                false,
                Option.empty(),
                false);
        Files.delete(original);
        forgetSidecars();
    }

    /// Writes the classic checkpoint of the version whose checkpoint has a Parquet manifest and sidecars.
    void addClassicTwin() throws IOException {
        long version = table.snapshot().version();
        Path manifest = only(table.log().filesOf(version, "checkpoint"));
        String[] sidecars = table.log().sidecars().stream().map(Path::toString).toArray(String[]::new);
        Dataset<Row> own = table.spark().read().parquet(manifest.toString());
        Dataset<Row> all = own.where("sidecar IS NULL AND checkpointMetadata IS NULL")
                .drop("add", "remove", "sidecar", "checkpointMetadata")
                .unionByName(table.spark().read().parquet(sidecars), true);
        Path classic = table.log().path().resolve(String.format("%020d.checkpoint.parquet", version));
        Checkpoints.writeAtomicCheckpointParquetFile(
                table.spark(),
                all,
                hadoop(classic),
                table.deltaLog().newDeltaHadoopConf(),
                false,
                Option.empty(),
                false);
        // It names one of the two.
        Files.deleteIfExists(table.log().lastCheckpoint());
        table.snapshot();
    }

    private void forgetSidecars() throws IOException {
        for (Path sidecar : table.log().sidecars()) {
            Files.delete(sidecar);
        }
        // It lists the sidecars.
        Files.deleteIfExists(table.log().lastCheckpoint());
        table.snapshot();
    }

    private static Path aside(Path file) throws IOException {
        return Files.move(file, file.resolveSibling("reworked.parquet"));
    }

    private static org.apache.hadoop.fs.Path hadoop(Path file) {
        return new org.apache.hadoop.fs.Path(file.toUri());
    }

    private static Path only(List<Path> files) {
        if (files.size() != 1) {
            throw new IllegalStateException("expected one checkpoint file, got " + files);
        }
        return files.getFirst();
    }
}
