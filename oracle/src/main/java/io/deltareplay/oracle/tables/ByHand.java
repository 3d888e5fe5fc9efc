package io.deltareplay.oracle.tables;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/// Actions as lines of a commit, for logs whose data files do not exist.
final class ByHand {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long TIME = 1_700_000_000_000L;

    private ByHand() {}

    /// An unpartitioned file with 10 rows; `path` as the log spells it.
    static String add(String path) {
        return wrap("add", addFields(path, TIME));
    }

    /// The same file with another modification time, so that the one added last can be told.
    static String add(String path, long later) {
        return wrap("add", addFields(path, TIME + later));
    }

    static String addWithDeletionVector(String path, ObjectNode deletionVector) {
        ObjectNode add = addFields(path, TIME);
        add.set("deletionVector", deletionVector);
        return wrap("add", add);
    }

    static String addInPartition(String path, Map<String, String> partitionValues) {
        ObjectNode add = addFields(path, TIME);
        partitionValues.forEach(((ObjectNode) add.get("partitionValues"))::put);
        return wrap("add", add);
    }

    static String remove(String path) {
        return wrap("remove", removeFields(path));
    }

    static String removeWithDeletionVector(String path, ObjectNode deletionVector) {
        ObjectNode remove = removeFields(path);
        remove.set("deletionVector", deletionVector);
        return wrap("remove", remove);
    }

    static String commitInfo(String operation) {
        return wrap("commitInfo", JSON.createObjectNode().put("timestamp", TIME).put("operation", operation));
    }

    /// A protocol whose features are all reader features.
    static String protocol(int reader, int writer, List<String> features) {
        ObjectNode protocol =
                JSON.createObjectNode().put("minReaderVersion", reader).put("minWriterVersion", writer);
        features.forEach(protocol.putArray("readerFeatures")::add);
        features.forEach(protocol.putArray("writerFeatures")::add);
        return wrap("protocol", protocol);
    }

    /// A table of one STRING column.
    static String metaData(String id, String column) {
        String schema = "{\"type\":\"struct\",\"fields\":[{\"name\":\"" + column
                + "\",\"type\":\"string\",\"nullable\":true,\"metadata\":{}}]}";
        ObjectNode metaData = JSON.createObjectNode().put("id", id);
        metaData.putObject("format").put("provider", "parquet").putObject("options");
        metaData.put("schemaString", schema).putArray("partitionColumns");
        metaData.putObject("configuration");
        return wrap("metaData", metaData.put("createdTime", TIME));
    }

    static ObjectNode deletionVector(String storageType, String pathOrInline) {
        ObjectNode vector = JSON.createObjectNode();
        vector.put("storageType", storageType).put("pathOrInlineDv", pathOrInline);
        if (!storageType.equals("i")) {
            vector.put("offset", 1);
        }
        return vector.put("sizeInBytes", 36).put("cardinality", 2);
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    static ObjectNode addFields(String path, long modificationTime) {
        ObjectNode add = JSON.createObjectNode().put("path", path);
        add.putObject("partitionValues");
        return add.put("size", 1000 + path.length())
                .put("modificationTime", modificationTime)
                .put("dataChange", true)
                .put("stats", "{\"numRecords\":10}");
    }

    static String wrap(String action, ObjectNode fields) {
        ObjectNode line = JSON.createObjectNode();
        line.set(action, fields);
        return line.toString();
    }

    private static ObjectNode removeFields(String path) {
        return JSON.createObjectNode()
                .put("path", path)
                .put("deletionTimestamp", TIME + 1)
                .put("dataChange", true);
    }
}
