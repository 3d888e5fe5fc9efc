package io.deltareplay.oracle.answers;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.DeltaOptions;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.sources.DeltaSource;
import org.apache.spark.sql.delta.sources.IndexedFile;
import scala.Option;
import scala.collection.Iterator;
import scala.jdk.javaapi.CollectionConverters;

/// What delta-spark's streaming source hands out before anything else: the table's files, ordered and numbered.
record InitialSnapshot(SparkSession spark) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// The files of a version, the newest when empty, as the source iterates over them.
    ObjectNode of(Path table, OptionalLong version) {
        DeltaLog log = DeltaLog.forTable(spark, new org.apache.hadoop.fs.Path(table.toUri()));
        Snapshot newest = log.update(false, Option.empty(), Option.empty());
        long wanted = version.orElse(newest.version());
        DeltaSource source = new DeltaSource(
                spark,
                log,
                Option.empty(),
                new DeltaOptions(
                        scala.collection.immutable.Map$.MODULE$.<String, String>empty(),
                        spark.sessionState().conf()),
                newest,
                "",
                Option.empty(),
                CollectionConverters.asScala(java.util.List.<Expression>of()).toSeq());
        ObjectNode answer = JSON.createObjectNode().put("resolvedVersion", wanted);
        ArrayNode files = answer.putArray("files");
        Iterator<IndexedFile> indexed = source.getSnapshotAt(wanted)._1();
        while (indexed.hasNext()) {
            IndexedFile file = indexed.next();
            // Two more mark the version's begin and end.
            if (file.add() != null) {
                files.addObject()
                        .put("index", file.index())
                        .put("path", LogPath.decoded(file.add().path()))
                        .put("rawPath", file.add().path())
                        .put("modificationTime", file.add().modificationTime())
                        .put("stats", file.add().stats());
            }
        }
        source.stop();
        return answer;
    }
}
