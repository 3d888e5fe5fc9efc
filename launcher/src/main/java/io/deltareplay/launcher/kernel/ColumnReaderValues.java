package io.deltareplay.launcher.kernel;

import dev.hardwood.metadata.RepetitionType;
import dev.hardwood.reader.ColumnReader;
import dev.hardwood.reader.ColumnReaders;
import dev.hardwood.schema.SchemaNode;
import dev.hardwood.schema.SchemaNode.GroupNode;
import dev.hardwood.schema.SchemaNode.PrimitiveNode;
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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Puts the values of a batch of columns together as the objects that [ObjectVector] holds.
///
/// Hardwood's row reader would do the same, but it takes arrays for 16,384 rows of every column at least, tens of
/// megabytes for the two rows that are wanted.
final class ColumnReaderValues {
    private final Map<Integer, ColumnReader> columns = new HashMap<>();

    ColumnReaderValues(ColumnReaders readers) {
        for (int i = 0; i < readers.getColumnCount(); i++) {
            ColumnReader reader = readers.getColumnReader(i);
            columns.put(reader.getColumnSchema().columnIndex(), reader);
        }
    }

    /// A top-level group's value in a row of the current batch; null where the group is.
    @Nullable
    Object @Nullable [] struct(GroupNode group, StructType type, int row) throws DamagedValueException {
        return struct(group, type, row, 0);
    }

    /// @param layer how many groups around this one may be null
    private @Nullable Object @Nullable [] struct(GroupNode group, StructType type, int row, int layer)
            throws DamagedValueException {
        int inner = layer;
        if (group.repetitionType() == RepetitionType.OPTIONAL) {
            if (leaf(group).getLayerValidity(layer).isNull(row)) {
                return null;
            }
            inner = layer + 1;
        }
        @Nullable Object[] values = new @Nullable Object[type.length()];
        for (int i = 0; i < values.length; i++) {
            StructField field = type.at(i);
            SchemaNode node = ParquetAction.child(group, field.getName()).orElse(null);
            if (node != null) {
                values[i] = value(node, field.getDataType(), row, inner);
            }
        }
        return Structs.complete(type, group.name(), values);
    }

    private @Nullable Object value(SchemaNode node, DataType type, int row, int layer) throws DamagedValueException {
        return switch (node) {
            case PrimitiveNode leaf -> scalar(column(leaf), type, row);
            case GroupNode group when type instanceof StructType struct -> struct(group, struct, row, layer);
            case GroupNode group when type instanceof ArrayType && group.isList() -> list(group, row, layer);
            case GroupNode group when type instanceof MapType && group.isMap() -> map(group, row, layer);
            case GroupNode group -> throw new DamagedValueException("%s is not %s".formatted(group.name(), type));
        };
    }

    private static @Nullable Object scalar(ColumnReader column, DataType type, int row) {
        if (column.getLeafValidity().isNull(row)) {
            return null;
        }
        return switch (type) {
            case StringType text -> column.getStrings()[row];
            case LongType number -> column.getLongs()[row];
            case IntegerType number -> column.getInts()[row];
            case BooleanType bool -> column.getBooleans()[row];
            default -> throw new UnsupportedOperationException("reading a column as %s".formatted(type));
        };
    }

    /// All lists of the actions that are read here are of strings.
    private @Nullable List<@Nullable Object> list(GroupNode group, int row, int layer) {
        ColumnReader elements = leaf(group);
        if (elements.getLayerValidity(layer).isNull(row)) {
            return null;
        }
        int[] offsets = elements.getLayerOffsets(layer);
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = offsets[row]; i < offsets[row + 1]; i++) {
            list.add(elements.getStrings()[i]);
        }
        return list;
    }

    /// All maps of the actions that are read here are from strings to strings.
    private @Nullable Map<String, @Nullable Object> map(GroupNode group, int row, int layer) {
        ColumnReader keys = leaf(group);
        if (keys.getLayerValidity(layer).isNull(row)) {
            return null;
        }
        ColumnReader values = leaf(group.getMapValue());
        int[] offsets = keys.getLayerOffsets(layer);
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = offsets[row]; i < offsets[row + 1]; i++) {
            map.put(keys.getStrings()[i], values.getStrings()[i]);
        }
        return map;
    }

    /// The first column in the node.
    private ColumnReader leaf(SchemaNode node) {
        return switch (node) {
            case PrimitiveNode leaf -> column(leaf);
            case GroupNode group -> leaf(group.children().getFirst());
        };
    }

    private ColumnReader column(PrimitiveNode leaf) {
        ColumnReader column = columns.get(leaf.columnIndex());
        if (column == null) {
            throw new IllegalStateException("column %s was not read".formatted(leaf.name()));
        }
        return column;
    }
}
