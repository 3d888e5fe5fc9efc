package io.deltareplay.oracle.tables;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.DeltaOperations;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.AddFile;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/// The table that a fixture writes: delta-spark's side of it. [#log] is the side for what only a hand can write.
public final class FixtureTable {
    private final SparkSession spark;
    private final Path folder;

    /// A table in `folder`, written through a Spark session of its own so that its settings are its own too.
    FixtureTable(SparkSession spark, Path folder) {
        this.spark = spark;
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    SparkSession spark() {
        return spark;
    }

    LogFolder log() {
        return new LogFolder(folder.resolve("_delta_log"));
    }

    /// Another table beside this one, named after it.
    FixtureTable beside(String suffix) {
        return new FixtureTable(spark, folder.resolveSibling(folder.getFileName() + suffix));
    }

    /// How SQL names the table.
    String identifier() {
        return "delta.`" + folder + "`";
    }

    /// Runs a statement in which `{table}` stands for this table.
    List<Row> sql(String statement) {
        return spark.sql(statement.replace("{table}", identifier())).collectAsList();
    }

    /// Sets a key of the session's configuration.
    FixtureTable configure(String key, Object value) {
        spark.conf().set(key, value.toString());
        return this;
    }

    /// Creates the table `CREATE TABLE {table} (columns) USING delta` with what follows it.
    void create(String columns, String rest) {
        sql("CREATE TABLE {table} (" + columns + ") USING delta " + rest);
    }

    /// Creates the table by hand with one STRING column and the given actions, all in version 0.
    void createByHand(String column, String... actions) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(ByHand.commitInfo("CREATE TABLE"));
        lines.add(ByHand.protocol(3, 7, List.of("deletionVectors", "v2Checkpoint")));
        lines.add(ByHand.metaData(folder.getFileName().toString(), column));
        lines.addAll(List.of(actions));
        log().commit(0, lines);
    }

    /// The state at the newest version, whatever a hand did to the log.
    Snapshot snapshot() {
        DeltaLog.invalidateCache(spark, new org.apache.hadoop.fs.Path(folder.toUri()));
        return deltaLog().update(false, Option.empty(), Option.empty());
    }

    DeltaLog deltaLog() {
        return DeltaLog.forTable(spark, new org.apache.hadoop.fs.Path(folder.toUri()));
    }

    /// Writes a checkpoint of the newest version by delta-spark's own code.
    void checkpoint() throws IOException {
        Snapshot snapshot = snapshot();
        deltaLog().checkpoint(snapshot, Option.empty());
        // delta-spark logs a checkpoint's failure and goes on.
        if (log().filesOf(snapshot.version(), "checkpoint").isEmpty()) {
            throw new IOException("delta-spark wrote no checkpoint of " + folder);
        }
    }

    /// Goes back to `version` in one commit, as `RESTORE` does, but without the checkpoint that `RESTORE` always
    /// writes: the log's tail goes on.
    void restore(long version) {
        List<AddFile> now = files(snapshot());
        List<AddFile> then = files(deltaLog().getSnapshotAt(version, Option.empty(), Option.empty(), false));
        List<Action> actions = new ArrayList<>();
        now.stream().filter(file -> !then.contains(file)).forEach(file -> actions.add(file.remove()));
        then.stream().filter(file -> !now.contains(file)).forEach(actions::add);
        deltaLog()
                .startTransaction(Option.empty(), Option.empty())
                .commit(CollectionConverters.asScala(actions).toSeq(), DeltaOperations.ManualUpdate$.MODULE$);
    }

    static List<AddFile> files(Snapshot snapshot) {
        return List.of((AddFile[]) snapshot.allFiles().collect());
    }

    /// Commits a hand-written version after the newest one.
    void commitByHand(String... actions) throws IOException {
        log().commit(snapshot().version() + 1, List.of(actions));
    }
}
