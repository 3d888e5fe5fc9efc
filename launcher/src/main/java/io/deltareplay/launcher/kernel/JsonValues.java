package io.deltareplay.launcher.kernel;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.BooleanType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.MapType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructType;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads JSON values as the objects that [ObjectVector] holds. The parser is at the value's first token, and
/// afterwards at its last.
final class JsonValues {
    private JsonValues() {}

    /// Reads an object's fields that the type has; skips the others.
    static @Nullable Object[] struct(JsonParser json, StructType type, String name) throws IOException {
        expect(json, JsonToken.START_OBJECT, name);
        @Nullable Object[] values = new @Nullable Object[type.length()];
        while (json.nextToken() != JsonToken.END_OBJECT) {
            int field = type.indexOf(json.currentName());
            json.nextToken();
            if (field < 0) {
                json.skipChildren();
            } else {
                values[field] =
                        value(json, type.at(field).getDataType(), type.at(field).getName());
            }
        }
        return Structs.complete(type, name, values);
    }

    static @Nullable Object value(JsonParser json, DataType type, String name) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        return switch (type) {
            case StructType struct -> struct(json, struct, name);
            case ArrayType array -> list(json, array, name);
            case MapType map -> map(json, map, name);
            case StringType text -> {
                expect(json, JsonToken.VALUE_STRING, name);
                yield json.getText();
            }
            case LongType number -> {
                expect(json, JsonToken.VALUE_NUMBER_INT, name);
                yield json.getLongValue();
            }
            case IntegerType number -> {
                expect(json, JsonToken.VALUE_NUMBER_INT, name);
                yield json.getIntValue();
            }
            case BooleanType bool -> {
                if (!json.currentToken().isBoolean()) {
                    throw new DamagedValueException("%s is not a boolean".formatted(name));
                }
                yield json.getBooleanValue();
            }
            default -> throw new UnsupportedOperationException("reading %s as %s".formatted(name, type));
        };
    }

    private static List<@Nullable Object> list(JsonParser json, ArrayType type, String name) throws IOException {
        expect(json, JsonToken.START_ARRAY, name);
        List<@Nullable Object> elements = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(json, type.getElementType(), name));
        }
        return elements;
    }

    private static Map<String, @Nullable Object> map(JsonParser json, MapType type, String name) throws IOException {
        expect(json, JsonToken.START_OBJECT, name);
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String key = json.currentName();
            json.nextToken();
            Object value =
                    type.getValueType() instanceof StringType ? text(json) : value(json, type.getValueType(), name);
            entries.put(key, value);
        }
        return entries;
    }

    /// Writers put numbers, arrays and objects where the protocol has strings, for example in an operation's
    /// parameters.
    private static @Nullable String text(JsonParser json) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        if (json.currentToken().isScalarValue()) {
            return json.getText();
        }
        StringWriter out = new StringWriter();
        try (JsonGenerator copy = JsonActions.JSON.createGenerator(out)) {
            copy.copyCurrentStructure(json);
        }
        return out.toString();
    }

    private static void expect(JsonParser json, JsonToken token, String name) throws DamagedValueException {
        if (json.currentToken() != token) {
            throw new DamagedValueException("%s is not %s".formatted(name, description(token)));
        }
    }

    private static String description(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "a string";
            default -> "a whole number";
        };
    }
}
