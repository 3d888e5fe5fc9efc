package io.deltareplay.launcher.kernel;

import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.MapType;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What holds for a struct's values, wherever they were read from.
final class Structs {
    private Structs() {}

    /// Fills in empty lists and maps for required ones that are absent, as delta-spark does.
    ///
    /// @param name the struct's, for messages
    /// @throws DamagedValueException when another required field is absent
    static @Nullable Object[] complete(StructType type, String name, @Nullable Object[] values)
            throws DamagedValueException {
        for (int i = 0; i < values.length; i++) {
            StructField field = type.at(i);
            if (values[i] != null || field.isNullable()) {
                continue;
            }
            values[i] = switch (field.getDataType()) {
                case ArrayType array -> List.of();
                case MapType map -> Map.of();
                default -> throw new DamagedValueException("%s has no %s".formatted(name, field.getName()));
            };
        }
        return values;
    }
}
