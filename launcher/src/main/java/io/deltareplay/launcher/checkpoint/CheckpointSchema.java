package io.deltareplay.launcher.checkpoint;

import dev.hardwood.metadata.FileMetaData;
import dev.hardwood.metadata.RowGroup;
import dev.hardwood.metadata.Statistics;
import dev.hardwood.schema.FileSchema;
import dev.hardwood.schema.SchemaNode;
import dev.hardwood.schema.SchemaNode.GroupNode;
import dev.hardwood.schema.SchemaNode.PrimitiveNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Finds the columns of the `add` action in a checkpoint file. Columns that the protocol requires must be there;
/// optional ones that are missing, or null in every row as the footer's statistics say, need not be decoded.
final class CheckpointSchema {
    private final FileSchema schema;
    private final FileMetaData metadata;

    CheckpointSchema(FileSchema schema, FileMetaData metadata) {
        this.schema = schema;
        this.metadata = metadata;
    }

    /// The `add` column; empty when the file has none.
    Optional<GroupNode> add() {
        return child(schema.getRootNode(), "add").map(GroupNode.class::cast);
    }

    /// A leaf that must be there.
    PrimitiveNode required(GroupNode parent, String where, String name) throws IOException {
        return child(parent, name)
                .filter(PrimitiveNode.class::isInstance)
                .map(PrimitiveNode.class::cast)
                .orElseThrow(() -> missing(where + "." + name));
    }

    /// A map that must be there.
    GroupNode requiredMap(GroupNode parent, String where, String name) throws IOException {
        return map(parent, name).orElseThrow(() -> missing(where + "." + name));
    }

    /// A leaf with at least one value.
    Optional<PrimitiveNode> leaf(GroupNode parent, String name) {
        return child(parent, name)
                .filter(PrimitiveNode.class::isInstance)
                .map(PrimitiveNode.class::cast)
                .filter(leaf -> !isNullEverywhere(leaf));
    }

    /// A leaf some structs down, whether it has values or not.
    Optional<PrimitiveNode> anyLeaf(GroupNode parent, List<String> path) {
        SchemaNode node = parent;
        for (String name : path) {
            Optional<SchemaNode> next =
                    node instanceof GroupNode group && group.isStruct() ? child(group, name) : Optional.empty();
            if (next.isEmpty()) {
                return Optional.empty();
            }
            node = next.get();
        }
        return node instanceof PrimitiveNode leaf ? Optional.of(leaf) : Optional.empty();
    }

    /// A struct, whether it has values or not.
    Optional<GroupNode> struct(GroupNode parent, String name) {
        return child(parent, name).filter(GroupNode.class::isInstance).map(GroupNode.class::cast);
    }

    /// A map of strings, whether it has entries or not.
    Optional<GroupNode> map(GroupNode parent, String name) {
        return struct(parent, name)
                .filter(g -> g.getMapKey() instanceof PrimitiveNode && g.getMapValue() instanceof PrimitiveNode);
    }

    /// Whether the statistics of every row group say that the leaf, or a struct or list around it, is null in every
    /// row.
    boolean isNullEverywhere(PrimitiveNode leaf) {
        for (RowGroup group : metadata.rowGroups()) {
            var column = group.columns().get(leaf.columnIndex()).metaData();
            Statistics statistics = column.statistics();
            if (statistics == null || statistics.nullCount() == null || statistics.nullCount() != column.numValues()) {
                return false;
            }
        }
        return true;
    }

    /// Whether the statistics of every row group count as many nulls in one leaf as in the other.
    boolean haveSameNulls(PrimitiveNode one, PrimitiveNode other) {
        for (RowGroup group : metadata.rowGroups()) {
            Statistics first = group.columns().get(one.columnIndex()).metaData().statistics();
            Statistics second =
                    group.columns().get(other.columnIndex()).metaData().statistics();
            if (first == null
                    || second == null
                    || first.nullCount() == null
                    || !first.nullCount().equals(second.nullCount())) {
                return false;
            }
        }
        return true;
    }

    private static IOException missing(String column) {
        return new IOException("the required column " + column + " is missing");
    }

    private static Optional<SchemaNode> child(GroupNode parent, String name) {
        return parent.children().stream().filter(c -> c.name().equals(name)).findFirst();
    }
}
