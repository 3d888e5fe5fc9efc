package io.deltareplay.job.testing;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/** Gathers a file list as text: each file by its path and its deletion vector's id. */
public final class Rows implements Consumer<VectorSchemaRoot> {
    private final SortedMap<String, String> rows = new TreeMap<>();

    @Override
    public void accept(VectorSchemaRoot batch) {
        for (int row = 0; row < batch.getRowCount(); row++) {
            Map<String, Object> values = new TreeMap<>();
            for (FieldVector vector : batch.getFieldVectors()) {
                Object value = vector.getObject(row);
                if (value != null) {
                    values.put(vector.getName(), value);
                }
            }
            String key = values.get("path")
                    + (values.get("deletionVector") instanceof Map<?, ?> vector
                            ? " " + vector.get("pathOrInlineDv")
                            : "");
            if (rows.put(key, values.toString()) != null) {
                throw new AssertionError("twice: " + key);
            }
        }
    }

    /** The files, as text of all their columns. */
    public SortedMap<String, String> all() {
        return rows;
    }
}
