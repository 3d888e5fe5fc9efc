package io.deltareplay.launcher.checkpoint;

import dev.hardwood.schema.SchemaNode.GroupNode;
import dev.hardwood.schema.SchemaNode.PrimitiveNode;
import io.deltareplay.filelist.FileColumn;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which leaves of a checkpoint file are decoded for the columns asked for: the plan of one file's reading.
///
/// @param path the leaf that makes a row an `add`
/// @param deletionVector the five leaves of the deletion vector; null when no row has one, or nobody needs them
/// @param leaves the other columns with a value, each by its leaves: one, or key and value of a map
/// @param statsParsed the struct statistics to render as JSON where `stats` has none; null when not needed
/// @param names what the projection is asked for
record CheckpointColumns(
        PrimitiveNode path,
        @Nullable List<PrimitiveNode> deletionVector,
        Map<FileColumn, List<PrimitiveNode>> leaves,
        @Nullable GroupNode statsParsed,
        Set<String> names) {

    /// @param wanted the columns to deliver
    /// @param identities whether rows are told apart by identity, which needs the deletion vector's id
    static CheckpointColumns of(CheckpointSchema schema, GroupNode add, Set<FileColumn> wanted, boolean identities)
            throws MissingColumnException {
        Map<FileColumn, List<PrimitiveNode>> leaves = new EnumMap<>(FileColumn.class);
        leaves.put(FileColumn.PATH, List.of(schema.required(add, "add", "path")));
        leaves.put(FileColumn.PARTITION_VALUES, entries(schema.requiredMap(add, "add", "partitionValues")));
        for (FileColumn column : List.of(FileColumn.SIZE, FileColumn.MODIFICATION_TIME, FileColumn.DATA_CHANGE)) {
            leaves.put(column, List.of(schema.required(add, "add", column.columnName())));
        }
        for (FileColumn column : List.of(
                FileColumn.STATS,
                FileColumn.BASE_ROW_ID,
                FileColumn.DEFAULT_ROW_COMMIT_VERSION,
                FileColumn.CLUSTERING_PROVIDER)) {
            schema.leaf(add, column.columnName()).ifPresent(leaf -> leaves.put(column, List.of(leaf)));
        }
        schema.map(add, "tags")
                .filter(tags -> !schema.isNullEverywhere((PrimitiveNode) tags.getMapKey()))
                .ifPresent(tags -> leaves.put(FileColumn.TAGS, entries(tags)));
        leaves.keySet().retainAll(withPath(wanted));

        boolean needsVectors = identities || wanted.contains(FileColumn.DELETION_VECTOR);
        List<PrimitiveNode> deletionVector = needsVectors ? deletionVector(schema, add) : null;

        PrimitiveNode path = leaves.get(FileColumn.PATH).getFirst();
        List<PrimitiveNode> stats = leaves.get(FileColumn.STATS);
        boolean everyAddHasJson = stats != null && schema.haveSameNulls(stats.getFirst(), path);
        Optional<GroupNode> statsParsed = wanted.contains(FileColumn.STATS) && !everyAddHasJson
                ? schema.struct(add, "stats_parsed")
                : Optional.empty();

        Set<String> names = new LinkedHashSet<>();
        leaves.values().forEach(list -> list.forEach(leaf -> names.add(schema.name(leaf))));
        if (deletionVector != null) {
            deletionVector.forEach(leaf -> names.add(schema.name(leaf)));
        }
        statsParsed.ifPresent(s -> names.add("add.stats_parsed"));
        return new CheckpointColumns(path, deletionVector, leaves, statsParsed.orElse(null), names);
    }

    private static Set<FileColumn> withPath(Set<FileColumn> wanted) {
        Set<FileColumn> all = new LinkedHashSet<>(wanted);
        all.add(FileColumn.PATH);
        return all;
    }

    private static List<PrimitiveNode> entries(GroupNode map) {
        return List.of((PrimitiveNode) map.getMapKey(), (PrimitiveNode) map.getMapValue());
    }

    private static @Nullable List<PrimitiveNode> deletionVector(CheckpointSchema schema, GroupNode add)
            throws MissingColumnException {
        Optional<GroupNode> group = schema.struct(add, "deletionVector");
        if (group.isEmpty()) {
            return null;
        }
        List<PrimitiveNode> leaves = new ArrayList<>();
        for (String name : List.of("storageType", "pathOrInlineDv", "offset", "sizeInBytes", "cardinality")) {
            leaves.add(schema.required(group.get(), "add.deletionVector", name));
        }
        return schema.isNullEverywhere(leaves.getFirst()) ? null : leaves;
    }
}
