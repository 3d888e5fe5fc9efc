package io.deltareplay.launcher.inspect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.deltareplay.launcher.error.DamagedLogException;
import io.deltareplay.launcher.kernel.LogReadErrors;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the names of a schema's top-level columns.
final class PhysicalNames {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String PHYSICAL_NAME = "delta.columnMapping.physicalName";

    private PhysicalNames() {}

    /// Logical to physical names, in schema order.
    static Map<String, String> of(String schemaString, Map<String, String> configuration, LogReadErrors errors) {
        boolean mapped =
                !configuration.getOrDefault("delta.columnMapping.mode", "none").equals("none");
        try (JsonParser json = JSON.createParser(schemaString)) {
            Map<String, String> names = new LinkedHashMap<>();
            enterFields(json);
            while (json.nextToken() == JsonToken.START_OBJECT) {
                Column column = Column.read(json);
                names.put(column.name(), mapped ? column.physicalName() : column.name());
            }
            return names;
        } catch (IOException e) {
            throw new DamagedLogException(
                    errors.what() + "the metadata's schemaString is no schema: " + e.getMessage(),
                    "Read an older version with --version.",
                    e);
        }
    }

    private static void enterFields(JsonParser json) throws IOException {
        json.nextToken();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            boolean fields = json.currentName().equals("fields");
            JsonToken value = json.nextToken();
            if (fields && value == JsonToken.START_ARRAY) {
                return;
            }
            json.skipChildren();
        }
        throw new IOException("it has no fields");
    }

    private record Column(String name, String physicalName) {
        static Column read(JsonParser json) throws IOException {
            String name = null;
            String physicalName = null;
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                JsonToken value = json.nextToken();
                if (field.equals("name")) {
                    name = json.getValueAsString();
                } else if (field.equals("metadata") && value == JsonToken.START_OBJECT) {
                    physicalName = physicalName(json);
                } else {
                    json.skipChildren();
                }
            }
            if (name == null) {
                throw new IOException("a field has no name");
            }
            return new Column(name, physicalName == null ? name : physicalName);
        }

        private static @Nullable String physicalName(JsonParser json) throws IOException {
            String found = null;
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean wanted = json.currentName().equals(PHYSICAL_NAME);
                json.nextToken();
                if (wanted) {
                    found = json.getValueAsString();
                }
                json.skipChildren();
            }
            return found;
        }
    }
}
