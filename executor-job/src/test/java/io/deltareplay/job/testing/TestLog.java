package io.deltareplay.job.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.deltareplay.filelist.FileListSchema;
import io.deltareplay.request.ReplayRequest;
import io.deltareplay.request.Strategy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;

/** A log that a test writes by hand. */
public final class TestLog {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MAP =
            "optional group %s (MAP) { repeated group key_value { required binary key (STRING); optional binary value (STRING); } }";

    /** The columns of an add that every checkpoint has. */
    public static final Map<String, String> REQUIRED = Map.of(
            "path", "optional binary path (STRING);",
            "partitionValues", MAP.formatted("partitionValues"),
            "size", "optional int64 size;",
            "modificationTime", "optional int64 modificationTime;",
            "dataChange", "optional boolean dataChange;");

    public static final String OPTIONAL = "optional binary stats (STRING);"
            + MAP.formatted("tags")
            + "optional group deletionVector { optional binary storageType (STRING);"
            + " optional binary pathOrInlineDv (STRING); optional int32 offset; optional int32 sizeInBytes;"
            + " optional int64 cardinality; }"
            + "optional int64 baseRowId; optional int64 defaultRowCommitVersion;"
            + "optional binary clusteringProvider (STRING);";

    private final Path table;

    public TestLog(Path table) throws IOException {
        this.table = table;
        Files.createDirectories(log().resolve("_sidecars"));
    }

    public Path table() {
        return table;
    }

    public Path log() {
        return table.resolve("_delta_log");
    }

    public ReplayRequest request(Strategy strategy, int numPartitions) {
        return Segments.request(table, strategy, FileListSchema.ACTION_COLUMNS, numPartitions, Long.MAX_VALUE);
    }

    public static String add(String path) {
        return ("{\"add\":{\"path\":\"%s\",\"partitionValues\":{},\"size\":1,\"modificationTime\":2,"
                        + "\"dataChange\":true}}")
                .formatted(path);
    }

    public static String remove(String path) {
        return "{\"remove\":{\"path\":\"%s\",\"dataChange\":true}}".formatted(path);
    }

    public Path commit(long version, String... lines) throws IOException {
        return Files.writeString(log().resolve("%020d.json".formatted(version)), String.join("\n", lines) + "\n");
    }

    /** A schema of actions whose adds have the fields given. */
    public static MessageType schema(String addFields) {
        return MessageTypeParser.parseMessageType(
                "message spark_schema { optional group add { %s } optional group remove { optional binary path (STRING); } }"
                        .formatted(addFields));
    }

    /** A schema of actions whose adds have every field. */
    public static MessageType schema() {
        return schema(String.join(" ", REQUIRED.values()) + OPTIONAL);
    }

    public Path checkpoint(long version, MessageType schema, String... actions) throws IOException {
        return parquet("%020d.checkpoint.parquet".formatted(version), schema, 128 << 20, actions);
    }

    /** Writes a Parquet file of a checkpoint. */
    public Path parquet(String name, MessageType schema, long rowGroupBytes, String... actions) throws IOException {
        Path file = log().resolve(name);
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new LocalOutputFile(file))
                .withConf(new PlainParquetConfiguration())
                .withType(schema)
                .withRowGroupSize(rowGroupBytes)
                .withMinRowCountForPageSizeCheck(1)
                .withPageSize(1024)
                .build()) {
            for (String action : actions) {
                SimpleGroup row = new SimpleGroup(schema);
                fill(row, schema, JSON.readTree(action));
                writer.write(row);
            }
        }
        return file;
    }

    private static void fill(Group group, GroupType type, JsonNode values) {
        for (Type field : type.getFields()) {
            JsonNode value = values.get(field.getName());
            if (value == null || value.isNull()) {
                continue;
            }
            if (field.isPrimitive()) {
                set(group, field.asPrimitiveType(), value);
            } else if (field.getLogicalTypeAnnotation() == null) {
                fill(group.addGroup(field.getName()), field.asGroupType(), value);
            } else {
                Group map = group.addGroup(field.getName());
                value.fields().forEachRemaining(entry -> {
                    Group pair = map.addGroup("key_value").append("key", entry.getKey());
                    if (!entry.getValue().isNull()) {
                        pair.append("value", entry.getValue().asText());
                    }
                });
            }
        }
    }

    private static void set(Group group, PrimitiveType type, JsonNode value) {
        switch (type.getPrimitiveTypeName()) {
            case BINARY -> group.append(type.getName(), value.asText());
            case INT64 -> group.append(type.getName(), value.asLong());
            case INT32 -> group.append(type.getName(), value.asInt());
            case BOOLEAN -> group.append(type.getName(), value.asBoolean());
            case DOUBLE -> group.append(type.getName(), value.asDouble());
            case FLOAT -> group.append(type.getName(), (float) value.asDouble());
            default -> throw new IllegalArgumentException("no test writes " + type);
        }
    }
}
