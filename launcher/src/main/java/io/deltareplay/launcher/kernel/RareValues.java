package io.deltareplay.launcher.kernel;

import dev.hardwood.schema.SchemaNode;
import dev.hardwood.schema.SchemaNode.GroupNode;
import dev.hardwood.schema.SchemaNode.PrimitiveNode;
import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.MapType;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import io.deltareplay.launcher.parquet.RareColumn.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The entries of one row, put together as the objects that [ObjectVector] holds. All lists and maps of the actions
/// that are read are of strings.
final class RareValues {
    private final Map<Integer, List<Entry>> columns = new HashMap<>();

    void add(PrimitiveNode leaf, Entry entry) {
        columns.computeIfAbsent(leaf.columnIndex(), column -> new ArrayList<>()).add(entry);
    }

    /// Null where the group is.
    @Nullable
    Object @Nullable [] struct(GroupNode group, StructType type) throws DamagedValueException {
        if (!isPresent(group)) {
            return null;
        }
        @Nullable Object[] values = new @Nullable Object[type.length()];
        for (int i = 0; i < values.length; i++) {
            StructField field = type.at(i);
            SchemaNode node = ParquetAction.child(group, field.getName()).orElse(null);
            if (node != null) {
                values[i] = value(node, field.getDataType());
            }
        }
        return Structs.complete(type, group.name(), values);
    }

    private @Nullable Object value(SchemaNode node, DataType type) throws DamagedValueException {
        return switch (node) {
            case PrimitiveNode leaf ->
                entries(leaf).isEmpty() ? null : entries(leaf).getFirst().value();
            case GroupNode group when type instanceof StructType struct -> struct(group, struct);
            case GroupNode group when type instanceof ArrayType && group.isList() -> list(group);
            case GroupNode group when type instanceof MapType && group.isMap() -> map(group);
            case GroupNode group -> throw new DamagedValueException("%s is not %s".formatted(group.name(), type));
        };
    }

    private @Nullable List<@Nullable Object> list(GroupNode group) {
        if (!isPresent(group)) {
            return null;
        }
        List<@Nullable Object> list = new ArrayList<>();
        for (Entry element : entries(leaf(group))) {
            if (element.level() > group.maxDefinitionLevel()) {
                list.add(element.value());
            }
        }
        return list;
    }

    private @Nullable Map<Object, @Nullable Object> map(GroupNode group) throws DamagedValueException {
        if (!isPresent(group)) {
            return null;
        }
        Map<Object, @Nullable Object> map = new LinkedHashMap<>();
        List<Entry> keys = entries(leaf(group.getMapKey()));
        List<Entry> values = entries(leaf(group.getMapValue()));
        if (keys.size() != values.size()) {
            throw new DamagedValueException(
                    "%s has %d keys and %d values".formatted(group.name(), keys.size(), values.size()));
        }
        for (int i = 0; i < keys.size(); i++) {
            Object key = keys.get(i).value();
            if (key != null) {
                map.put(key, values.get(i).value());
            }
        }
        return map;
    }

    /// Every column of a struct, list or map tells at which level it ends.
    private boolean isPresent(GroupNode group) {
        List<Entry> entries = entries(leaf(group));
        return !entries.isEmpty() && entries.getFirst().level() >= group.maxDefinitionLevel();
    }

    private List<Entry> entries(PrimitiveNode leaf) {
        return columns.getOrDefault(leaf.columnIndex(), List.of());
    }

    /// The first column in the node.
    private static PrimitiveNode leaf(SchemaNode node) {
        return switch (node) {
            case PrimitiveNode leaf -> leaf;
            case GroupNode group -> leaf(group.children().getFirst());
        };
    }
}
