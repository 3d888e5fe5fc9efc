package io.deltareplay.launcher.where;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.deltareplay.launcher.error.DamagedLogException;
import io.deltareplay.launcher.where.TableSchema.Field;
import io.deltareplay.launcher.where.TableSchema.FieldType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads a schema from the log's JSON.
final class SchemaReader {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String COLLATE = " collate ";
    private static final String BINARY_COLLATION = "UTF8_BINARY";

    private final boolean mapped;

    /// @param mapped whether fields have physical names of their own
    SchemaReader(boolean mapped) {
        this.mapped = mapped;
    }

    List<Field> read(String schemaString) {
        try (JsonParser json = JSON.createParser(schemaString)) {
            json.nextToken();
            return fields(object(value(json)));
        } catch (IOException | IllegalArgumentException e) {
            throw new DamagedLogException(
                    "the metadata's schemaString is no schema: " + e.getMessage(),
                    "Read an older version with --version.",
                    e);
        }
    }

    private List<Field> fields(Map<?, ?> struct) {
        if (!(struct.get("fields") instanceof List<?> fields)) {
            throw new IllegalArgumentException("it has no fields");
        }
        return fields.stream().map(field -> field(object(field))).toList();
    }

    private Field field(Map<?, ?> field) {
        Map<?, ?> metadata = field.get("metadata") instanceof Map<?, ?> map ? map : Map.of();
        String name = text(field.get("name"));
        Object physical = mapped ? metadata.get("delta.columnMapping.physicalName") : null;
        return new Field(name, physical == null ? name : text(physical), type(name, field.get("type"), metadata));
    }

    private FieldType type(String field, @Nullable Object type, Map<?, ?> metadata) {
        if (type instanceof Map<?, ?> complex) {
            String name = text(complex.get("type"));
            return switch (name) {
                case "struct" -> new FieldType.Struct(fields(complex));
                // A user-defined type's values are not compared.
                default -> new FieldType.Other(name);
            };
        }
        String name = text(type);
        String collation = collation(field, name, metadata);
        int collate = name.toLowerCase(Locale.ROOT).indexOf(COLLATE);
        String bare = collate < 0 ? name : name.substring(0, collate);
        Object declared = metadata.get("__CHAR_VARCHAR_TYPE_STRING");
        return new FieldType.Simple(
                bare, declared == null ? bare : text(declared), collation, wasFloat(bare, metadata));
    }

    private static String collation(String field, String type, Map<?, ?> metadata) {
        int collate = type.toLowerCase(Locale.ROOT).indexOf(COLLATE);
        String collation = collate < 0 ? "" : type.substring(collate + COLLATE.length());
        if (metadata.get("__COLLATIONS") instanceof Map<?, ?> collations && collations.get(field) != null) {
            collation = text(collations.get(field));
        }
        return collation.toUpperCase(Locale.ROOT).endsWith(BINARY_COLLATION) ? "" : collation;
    }

    private static boolean wasFloat(String type, Map<?, ?> metadata) {
        return type.equals("double")
                && metadata.get("delta.typeChanges") instanceof List<?> changes
                && changes.stream()
                        .anyMatch(change -> change instanceof Map<?, ?> map
                                && "float".equals(map.get("fromType"))
                                && map.get("fieldPath") == null);
    }

    private static String text(@Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("a field has no name or type");
    }

    private static Map<?, ?> object(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalArgumentException("a field is no object");
    }

    /// Any JSON value, as maps, lists and strings; null for null.
    private static @Nullable Object value(JsonParser json) throws IOException {
        if (json.currentToken() == JsonToken.START_OBJECT) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                map.put(name, value(json));
            }
            return map;
        }
        if (json.currentToken() == JsonToken.START_ARRAY) {
            List<@Nullable Object> list = new ArrayList<>();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                list.add(value(json));
            }
            return list;
        }
        return json.getValueAsString();
    }
}
