package io.deltareplay.launcher.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deltareplay.launcher.deliver.FileListSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.MapVector;

/// Keeps what a replay delivers as JSON, column names as field names.
public final class CollectingSink implements FileListSink {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<ObjectNode> rows = new ArrayList<>();

    @Override
    public void accept(VectorSchemaRoot batch) {
        for (int row = 0; row < batch.getRowCount(); row++) {
            ObjectNode node = JSON.createObjectNode();
            for (FieldVector vector : batch.getFieldVectors()) {
                Object value = vector.getObject(row);
                if (value != null) {
                    set(node, vector, value);
                }
            }
            rows.add(node);
        }
    }

    private static void set(ObjectNode node, FieldVector vector, Object value) {
        switch (value) {
            case List<?> entries
            when vector instanceof MapVector -> {
                ObjectNode map = node.putObject(vector.getName());
                for (Object entry : entries) {
                    Map<?, ?> keyAndValue = (Map<?, ?>) entry;
                    Object text = keyAndValue.get("value");
                    map.put(keyAndValue.get("key").toString(), text == null ? null : text.toString());
                }
            }
            case Map<?, ?> struct -> {
                ObjectNode object = node.putObject(vector.getName());
                struct.forEach((k, v) -> object.put(k.toString(), v == null ? null : v.toString()));
            }
            case Long number -> node.put(vector.getName(), number);
            case Boolean bool -> node.put(vector.getName(), bool);
            default -> node.put(vector.getName(), value.toString());
        }
    }

    public List<ObjectNode> rows() {
        return rows;
    }

    /// The files in an order of their own.
    List<ActiveFile> files() {
        return rows.stream().map(ActiveFile::of).sorted().toList();
    }

    @Override
    public void finish() {}

    @Override
    public void close() {}
}
