package io.deltareplay.launcher.checkpoint;

import dev.hardwood.metadata.RowGroup;
import dev.hardwood.schema.SchemaNode;
import dev.hardwood.schema.SchemaNode.GroupNode;
import dev.hardwood.schema.SchemaNode.PrimitiveNode;
import io.deltareplay.filelist.FileColumn;
import io.deltareplay.launcher.parquet.ColumnChunks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which columns of a checkpoint file are decoded for the columns asked for: the plan of one file's reading.
/// Columns that are missing, or null in every row, are left out.
///
/// @param leaves the columns of one leaf
/// @param maps the columns that are maps of strings
/// @param deletionVector the five leaves of the deletion vector, in the order of the Arrow schema; null when no row
/// has one, or
///     nobody needs them
/// @param statsParsed the struct statistics to render as JSON where `stats` has none; null when not needed
record CheckpointColumns(
        Map<FileColumn, PrimitiveNode> leaves,
        Map<FileColumn, GroupNode> maps,
        @Nullable List<PrimitiveNode> deletionVector,
        @Nullable GroupNode statsParsed) {

    /// Quotes, a colon, a comma, and what a number's digits take more than the number itself.
    private static final int RENDERED_VALUE = 16;

    /// @throws IOException when a column is missing that the protocol requires
    static CheckpointColumns of(CheckpointSchema schema, GroupNode add, Set<FileColumn> wanted) throws IOException {
        Map<FileColumn, PrimitiveNode> leaves = new EnumMap<>(FileColumn.class);
        for (FileColumn column :
                List.of(FileColumn.PATH, FileColumn.SIZE, FileColumn.MODIFICATION_TIME, FileColumn.DATA_CHANGE)) {
            leaves.put(column, schema.required(add, "add", column.columnName()));
        }
        for (FileColumn column : List.of(
                FileColumn.STATS,
                FileColumn.BASE_ROW_ID,
                FileColumn.DEFAULT_ROW_COMMIT_VERSION,
                FileColumn.CLUSTERING_PROVIDER)) {
            schema.leaf(add, column.columnName()).ifPresent(leaf -> leaves.put(column, leaf));
        }
        Map<FileColumn, GroupNode> maps = new EnumMap<>(FileColumn.class);
        maps.put(FileColumn.PARTITION_VALUES, schema.requiredMap(add, "add", "partitionValues"));
        schema.map(add, "tags")
                .filter(tags -> !schema.isNullEverywhere((PrimitiveNode) tags.getMapKey()))
                .ifPresent(tags -> maps.put(FileColumn.TAGS, tags));
        leaves.keySet().retainAll(wanted);
        maps.keySet().retainAll(wanted);
        return new CheckpointColumns(
                leaves,
                maps,
                wanted.contains(FileColumn.DELETION_VECTOR) ? deletionVector(schema, add) : null,
                wanted.contains(FileColumn.STATS) ? statsParsed(schema, add, leaves.get(FileColumn.STATS)) : null);
    }

    private static @Nullable List<PrimitiveNode> deletionVector(CheckpointSchema schema, GroupNode add)
            throws IOException {
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

    private static @Nullable GroupNode statsParsed(
            CheckpointSchema schema, GroupNode add, @Nullable PrimitiveNode stats) throws IOException {
        PrimitiveNode path = schema.required(add, "add", "path");
        boolean everyAddHasJson = stats != null && schema.haveSameNulls(stats, path);
        return everyAddHasJson ? null : schema.struct(add, "stats_parsed").orElse(null);
    }

    /// Whether pages can be decoded straight into Arrow vectors, and struct statistics gathered.
    boolean canDecode(List<RowGroup> rowGroups) {
        return allLeaves().stream().allMatch(leaf -> ColumnChunks.canDecode(leaf, rowGroups))
                && statsLeaves().allMatch(leaf -> ColumnChunks.canVisit(leaf, rowGroups));
    }

    /// The indices of all leaves that are read.
    List<Integer> leafIndices() {
        return Stream.concat(allLeaves().stream(), statsLeaves())
                .map(PrimitiveNode::columnIndex)
                .toList();
    }

    /// Whether the file says which of its byte strings are text. Older writers do not; what they say of the path,
    /// which
    /// is text, tells.
    boolean annotatesText() {
        PrimitiveNode path = leaves.get(FileColumn.PATH);
        return path == null || path.logicalType() != null;
    }

    /// The leaves of the struct statistics to render.
    private Stream<PrimitiveNode> statsLeaves() {
        return statsParsed == null ? Stream.empty() : leaves(statsParsed);
    }

    /// What rendered struct statistics take about in each row on top of their values: most of it names.
    long renderedBytes() {
        return statsLeaves()
                .mapToLong(leaf -> RENDERED_VALUE + leaf.name().length())
                .sum();
    }

    private static Stream<PrimitiveNode> leaves(SchemaNode node) {
        return switch (node) {
            case PrimitiveNode leaf -> Stream.of(leaf);
            case GroupNode group -> group.children().stream().flatMap(CheckpointColumns::leaves);
        };
    }

    /// The leaves, struct statistics left out.
    List<PrimitiveNode> allLeaves() {
        List<PrimitiveNode> all = new ArrayList<>(leaves.values());
        for (GroupNode map : maps.values()) {
            all.add((PrimitiveNode) map.getMapKey());
            all.add((PrimitiveNode) map.getMapValue());
        }
        if (deletionVector != null) {
            all.addAll(deletionVector);
        }
        return all;
    }
}
