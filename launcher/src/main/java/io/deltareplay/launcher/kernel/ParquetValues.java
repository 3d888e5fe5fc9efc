package io.deltareplay.launcher.kernel;

import dev.hardwood.row.PqList;
import dev.hardwood.row.PqMap;
import dev.hardwood.row.PqStruct;
import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.BooleanType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.MapType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Turns Hardwood's values into the objects that [ObjectVector] holds.
final class ParquetValues {
    private ParquetValues() {}

    /// Fields that the file does not have are null.
    static @Nullable Object[] struct(PqStruct struct, StructType type, String name) throws DamagedValueException {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < struct.getFieldCount(); i++) {
            names.add(struct.getFieldName(i));
        }
        @Nullable Object[] values = new @Nullable Object[type.length()];
        for (int i = 0; i < values.length; i++) {
            StructField field = type.at(i);
            if (names.contains(field.getName()) && !struct.isNull(field.getName())) {
                values[i] = value(struct, field.getName(), field.getDataType());
            }
        }
        return Structs.complete(type, name, values);
    }

    private static Object value(PqStruct struct, String name, DataType type) throws DamagedValueException {
        return switch (type) {
            case StructType nested -> struct(struct.getStruct(name), nested, name);
            case ArrayType array -> list(struct.getList(name), array);
            case MapType map -> map(struct.getMap(name));
            case StringType text -> struct.getString(name);
            case LongType number -> struct.getLong(name);
            case IntegerType number -> struct.getInt(name);
            case BooleanType bool -> struct.getBoolean(name);
            default -> throw unsupported(name, type);
        };
    }

    private static List<String> list(PqList list, ArrayType type) {
        if (!(type.getElementType() instanceof StringType)) {
            throw unsupported("an array", type);
        }
        return new ArrayList<>(list.strings());
    }

    /// All maps of the actions that are read here are from strings to strings.
    private static Map<String, @Nullable String> map(PqMap map) {
        Map<String, @Nullable String> entries = new LinkedHashMap<>();
        for (PqMap.Entry entry : map.getEntries()) {
            entries.put(entry.getStringKey(), entry.isValueNull() ? null : entry.getStringValue());
        }
        return entries;
    }

    private static UnsupportedOperationException unsupported(String name, DataType type) {
        return new UnsupportedOperationException("reading %s as %s".formatted(name, type));
    }
}
