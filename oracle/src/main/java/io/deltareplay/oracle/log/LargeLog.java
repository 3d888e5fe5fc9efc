package io.deltareplay.oracle.log;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.DeltaOperations;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.AddFile;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/// Writes a log of many files that do not exist: checkpoint and tail by delta-spark's own checkpoint writer and
/// transactions. Leaves what log cleanup would leave: the checkpoint and the commits from its version on.
final class LargeLog {
    private static final int FILES_PER_COMMIT = 500_000;

    private final SparkSession spark;
    private final LargeLogOptions options;

    LargeLog(SparkSession spark, LargeLogOptions options) {
        this.spark = spark;
        this.options = options;
    }

    String write() throws IOException {
        createTable();
        DeltaLog log = DeltaLog.forTable(spark, options.directory().toString());
        long checkpointVersion = addFiles(log);
        progress("committed " + options.files() + " files up to version " + checkpointVersion);
        if (!(options.checkpoint() instanceof CheckpointForm.None)) {
            checkpoint(log, checkpointVersion);
            deleteOlderThan(checkpointVersion);
        }
        for (int commit = 0; commit < options.tail(); commit++) {
            commitTail(log, TailCommit.number(commit), commit);
        }
        progress("committed a tail of " + options.tail());
        String expected =
                expected().toJson(options.directory().getFileName().toString(), checkpointVersion + options.tail());
        Files.writeString(options.directory().resolve("expected.json"), expected + "\n");
        return expected;
    }

    private void createTable() {
        String policy = options.checkpoint() instanceof CheckpointForm.V2 ? "v2" : "classic";
        spark.sql("CREATE TABLE delta.`" + options.directory() + "` ("
                + options.layout().schema()
                + ") USING delta PARTITIONED BY (" + options.layout().partition()
                + ") TBLPROPERTIES ('delta.checkpointPolicy'='" + policy
                + "','delta.checkpointInterval'='1000000000',"
                + options.statsAsDeltaSparkWritesThem().tableProperties() + ")");
    }

    private long addFiles(DeltaLog log) throws IOException {
        // The last file gets a real transaction of its own: the commit at the checkpoint's version stays in the log,
        // and is
        // small. The commits before it go anyway, so delta-spark's (which checkpoint each time) would only cost time.
        long last = options.files() - 1L;
        long version = 0;
        for (long first = 0; first < last; first += FILES_PER_COMMIT) {
            writeCommit(++version, first, Math.min(first + FILES_PER_COMMIT, last));
        }
        log.update(false, Option.empty(), Option.empty());
        commit(log, List.of(addFile(file(last), 0)), writeOperation());
        return version + 1;
    }

    private void writeCommit(long version, long first, long end) throws IOException {
        try (BufferedWriter commit =
                Files.newBufferedWriter(logFolder().resolve(String.format("%020d.json", version)))) {
            commit.write("{\"commitInfo\":{\"timestamp\":" + System.currentTimeMillis()
                    + ",\"operation\":\"WRITE\",\"operationParameters\":{\"mode\":\"Append\"}}}\n");
            for (long index = first; index < end; index++) {
                commit.write(addFile(file(index), 0).json());
                commit.newLine();
            }
        }
    }

    private void checkpoint(DeltaLog log, long version) throws IOException {
        if (options.checkpoint() instanceof CheckpointForm.MultiPart(int parts)) {
            spark.conf().set("spark.databricks.delta.checkpoint.partSize", Math.ceilDiv(options.files(), parts));
        }
        Snapshot snapshot = log.update(false, Option.empty(), Option.empty());
        log.checkpoint(snapshot, Option.empty());
        // delta-spark logs a checkpoint's failure and goes on.
        if (!Files.exists(logFolder().resolve("_last_checkpoint"))) {
            throw new IOException("delta-spark wrote no checkpoint of " + options.directory());
        }
        if (options.partitionValuesParsed() != options.stats().asStruct()) {
            Path checkpoint = logFolder().resolve(String.format("%020d.checkpoint.parquet", version));
            new CheckpointColumns(spark, log.newDeltaHadoopConf(), checkpoint)
                    .drop(options.partitionValuesParsed() ? "stats_parsed" : "partitionValues_parsed");
            // It tells the checkpoint's schema as it was.
            Files.delete(logFolder().resolve("_last_checkpoint"));
        }
        if (options.clustered()) {
            new SidecarOrder(spark, logFolder()).by("add.stats_parsed.minValues.trip_id");
        }
        progress("wrote the checkpoint of version " + version);
    }

    private void deleteOlderThan(long version) throws IOException {
        String firstKept = String.format("%020d", version);
        try (Stream<Path> entries = Files.list(logFolder())) {
            for (Path entry : entries.toList()) {
                String name = entry.getFileName().toString();
                if (Character.isDigit(name.charAt(0)) && name.compareTo(firstKept) < 0) {
                    Files.delete(entry);
                }
            }
        }
    }

    private void commitTail(DeltaLog log, TailCommit tail, int commit) {
        long later = commit + 1L;
        List<Action> actions = new ArrayList<>();
        for (long index : tail.removed()) {
            AddFile file = addFile(file(index), 0);
            actions.add(file.removeWithTimestamp(file.modificationTime() + later, true));
        }
        for (long index : concat(tail.added(), tail.addedAgain())) {
            actions.add(addFile(file(index), later));
        }
        commit(
                log,
                actions,
                tail.addedAgain().isEmpty() ? writeOperation() : new DeltaOperations.ComputeStats(noExpressions()));
    }

    private static void commit(DeltaLog log, List<Action> actions, DeltaOperations.Operation operation) {
        log.startTransaction(Option.empty(), Option.empty())
                .commit(CollectionConverters.asScala(actions).toSeq(), operation);
    }

    /// An operation whose commits delta-spark counts incrementally: any other makes it replay the whole log each
    /// time.
    private static DeltaOperations.Operation writeOperation() {
        return new DeltaOperations.Write(
                SaveMode.Append,
                Option.empty(),
                Option.empty(),
                Option.empty(),
                Option.empty(),
                Option.empty(),
                Option.empty(),
                Option.empty(),
                Option.empty());
    }

    private static scala.collection.immutable.Seq<Expression> noExpressions() {
        return CollectionConverters.asScala(List.<Expression>of()).toSeq();
    }

    private ExpectedFiles expected() {
        PathDigest digest = new PathDigest();
        long count = 0;
        long totalSize = 0;
        for (long index = 0; index < options.files(); index++) {
            SyntheticFile file = file(index);
            digest.add(file.path());
            totalSize += file.size();
            count++;
        }
        for (int commit = 0; commit < options.tail(); commit++) {
            TailCommit tail = TailCommit.number(commit);
            for (long index : tail.removed()) {
                SyntheticFile file = file(index);
                digest.remove(file.path());
                totalSize -= file.size();
                count--;
            }
            for (long index : tail.added()) {
                SyntheticFile file = file(index);
                digest.add(file.path());
                totalSize += file.size();
                count++;
            }
        }
        return new ExpectedFiles(count, totalSize, digest.hex());
    }

    private SyntheticFile file(long index) {
        return new SyntheticFile(index, options.layout());
    }

    private static AddFile addFile(SyntheticFile file, long later) {
        return new AddFile(
                file.path(),
                scalaMap(file.layout().partitionValues(file)),
                file.size(),
                file.modificationTime() + later,
                true,
                file.stats(),
                null,
                null,
                Option.empty(),
                Option.empty(),
                Option.empty(),
                Option.empty(),
                Option.empty());
    }

    private static scala.collection.immutable.Map<String, String> scalaMap(Map<String, String> map) {
        return scala.collection.immutable.Map.from(CollectionConverters.asScala(map));
    }

    private static List<Long> concat(List<Long> first, List<Long> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private Path logFolder() {
        return options.directory().resolve("_delta_log");
    }

    private static void progress(String message) {
        System.err.println("oracle: " + message);
    }
}
