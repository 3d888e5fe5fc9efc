package io.deltareplay.launcher.where;

import io.deltareplay.launcher.table.TableMetadata;
import java.util.List;

/// A table's columns, as far as predicates need them.
///
/// @param fields the top-level columns, in order
/// @param partitionColumns logical names
record TableSchema(List<Field> fields, List<String> partitionColumns) {
    TableSchema {
        fields = List.copyOf(fields);
        partitionColumns = List.copyOf(partitionColumns);
    }

    static TableSchema of(TableMetadata metadata) {
        boolean mapped = !metadata.configuration()
                .getOrDefault("delta.columnMapping.mode", "none")
                .equals("none");
        return new TableSchema(new SchemaReader(mapped).read(metadata.schemaString()), metadata.partitionColumns());
    }

    /// A column, or a field of one.
    ///
    /// @param physicalName the key of partition values and statistics
    record Field(String name, String physicalName, FieldType type) {}

    /// What a field holds.
    sealed interface FieldType {
        /// As messages call it.
        String name();

        record Struct(List<Field> fields) implements FieldType {
            public Struct {
                fields = List.copyOf(fields);
            }

            @Override
            public String name() {
                return "struct";
            }
        }

        /// @param declared the type's name in the log, or the one that it stands in for, such as `char(3)`
        /// @param collation how its strings are compared, unless it is byte by byte; else empty
        /// @param wasFloat whether older files hold floats
        record Simple(String name, String declared, String collation, boolean wasFloat) implements FieldType {}

        /// Arrays, maps and whatever else has fields that are not reachable by a name.
        record Other(String name) implements FieldType {}
    }
}
