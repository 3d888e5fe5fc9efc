package io.deltareplay.oracle.answers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.AddFile;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/// delta-spark's classic state reconstruction.
final class SparkEngine implements ReferenceEngine {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SparkSession spark;

    SparkEngine(SparkSession spark) {
        this.spark = spark;
    }

    @Override
    public String name() {
        return "spark";
    }

    @Override
    public TableState latest(Path table) {
        return state(log(table).update(false, Option.empty(), Option.empty()));
    }

    @Override
    public TableState at(Path table, long version) {
        return state(log(table).getSnapshotAt(version, Option.empty(), Option.empty(), false));
    }

    private DeltaLog log(Path table) {
        // A URI keeps Hadoop from reading a folder's `%`, `#` or `:` as anything else than a character of its name.
        return DeltaLog.forTable(spark, new org.apache.hadoop.fs.Path(table.toUri()));
    }

    private static TableState state(Snapshot snapshot) {
        Dataset<AddFile> files = snapshot.allFiles();
        List<ObjectNode> adds =
                Stream.of((AddFile[]) files.collect()).map(SparkEngine::toJson).toList();
        return new TableState(snapshot.version(), snapshot.metadata().id(), adds);
    }

    private static ObjectNode toJson(AddFile file) {
        try {
            ObjectNode add = (ObjectNode) JSON.readTree(file.json()).get("add");
            add.put("path", LogPath.decoded(file.path()));
            add.put("rawPath", file.path());
            if (file.tags() != null) {
                // delta-spark's JSON leaves out tags without a value.
                ObjectNode tags = add.putObject("tags");
                CollectionConverters.asJava(file.tags()).forEach(tags::put);
            }
            return add;
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
