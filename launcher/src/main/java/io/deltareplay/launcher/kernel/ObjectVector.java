package io.deltareplay.launcher.kernel;

import io.delta.kernel.data.ArrayValue;
import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.MapValue;
import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.MapType;
import io.delta.kernel.types.StructType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A column of plain objects: `String`, `Integer`, `Long`, `Boolean`, `List` for arrays, `Map` for maps, `Object[]`
/// for structs.
final class ObjectVector implements ColumnVector {
    private final DataType type;
    private final List<? extends @Nullable Object> values;

    ObjectVector(DataType type, List<? extends @Nullable Object> values) {
        this.type = type;
        this.values = values;
    }

    @Override
    public DataType getDataType() {
        return type;
    }

    @Override
    public int getSize() {
        return values.size();
    }

    @Override
    public void close() {}

    @Override
    public boolean isNullAt(int row) {
        return values.get(row) == null;
    }

    @Override
    public boolean getBoolean(int row) {
        return value(Boolean.class, row);
    }

    @Override
    public int getInt(int row) {
        return value(Integer.class, row);
    }

    @Override
    public long getLong(int row) {
        return value(Long.class, row);
    }

    @Override
    public @Nullable String getString(int row) {
        return isNullAt(row) ? null : value(String.class, row);
    }

    @Override
    public @Nullable ArrayValue getArray(int row) {
        return isNullAt(row) ? null : new Elements(((ArrayType) type).getElementType(), value(List.class, row));
    }

    @Override
    public @Nullable MapValue getMap(int row) {
        return isNullAt(row) ? null : new Entries((MapType) type, value(Map.class, row));
    }

    /// A null struct has null children.
    @Override
    public ColumnVector getChild(int ordinal) {
        List<@Nullable Object> children = new ArrayList<>(values.size());
        for (Object struct : values) {
            children.add(struct == null ? null : ((Object[]) struct)[ordinal]);
        }
        return new ObjectVector(((StructType) type).at(ordinal).getDataType(), children);
    }

    private <T> T value(Class<T> as, int row) {
        Object value = values.get(row);
        if (value == null) {
            throw new IllegalStateException("row %d is null".formatted(row));
        }
        return as.cast(value);
    }

    private record Elements(DataType type, List<?> values) implements ArrayValue {
        @Override
        public int getSize() {
            return values.size();
        }

        @Override
        public ColumnVector getElements() {
            return new ObjectVector(type, values);
        }
    }

    private record Entries(MapType type, Map<?, ?> values) implements MapValue {
        @Override
        public int getSize() {
            return values.size();
        }

        @Override
        public ColumnVector getKeys() {
            return new ObjectVector(type.getKeyType(), new ArrayList<>(values.keySet()));
        }

        @Override
        public ColumnVector getValues() {
            return new ObjectVector(type.getValueType(), new ArrayList<>(values.values()));
        }
    }
}
