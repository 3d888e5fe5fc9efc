package io.deltareplay.launcher.table;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The table's metadata action.
///
/// @param id the table's id; stays the same for the table's life
/// @param name the name given to the table, if any
/// @param schemaString the schema as the log's JSON
/// @param partitionColumns logical names, in order
/// @param configuration the table properties
/// @param createdTime milliseconds since the epoch, if recorded
/// @param physicalNames logical to physical name of each top-level column, in schema order; the same name twice
///     without column mapping. Keys of `partitionValues` and of `stats` are physical names.
public record TableMetadata(
        String id,
        Optional<String> name,
        String schemaString,
        List<String> partitionColumns,
        Map<String, String> configuration,
        Optional<Long> createdTime,
        Map<String, String> physicalNames) {
    public TableMetadata {
        partitionColumns = List.copyOf(partitionColumns);
        configuration = Map.copyOf(configuration);
        physicalNames = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(physicalNames));
    }
}
