package io.deltareplay.launcher.kernel;

import dev.hardwood.metadata.RepetitionType;
import dev.hardwood.schema.SchemaNode;
import dev.hardwood.schema.SchemaNode.GroupNode;
import dev.hardwood.schema.SchemaNode.PrimitiveNode;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import io.deltareplay.launcher.parquet.ColumnChunks;
import io.deltareplay.launcher.parquet.ParquetFooter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A kind of action that is asked for and that a file has.
///
/// @param ordinal its place in the rows
/// @param group the file's struct
/// @param type what is asked for of it
/// @param witness a column that is set where the action is: its first required one that is not nested
record ParquetAction(int ordinal, GroupNode group, StructType type, PrimitiveNode witness) {
    /// The kinds of a schema that the file has.
    static List<ParquetAction> of(ParquetFooter footer, StructType schema) {
        List<ParquetAction> actions = new ArrayList<>();
        for (int i = 0; i < schema.length(); i++) {
            int ordinal = i;
            StructType type = (StructType) schema.at(i).getDataType();
            child(footer.schema().getRootNode(), schema.at(i).getName())
                    .filter(GroupNode.class::isInstance)
                    .map(GroupNode.class::cast)
                    .flatMap(group ->
                            witness(group, type).map(witness -> new ParquetAction(ordinal, group, type, witness)))
                    .ifPresent(actions::add);
        }
        return actions;
    }

    /// The child with the name, if the group has it.
    static Optional<SchemaNode> child(GroupNode group, String name) {
        return group.children().stream()
                .filter(node -> node.name().equals(name))
                .findFirst();
    }

    String name() {
        return group.name();
    }

    /// The columns that hold what is asked for.
    List<PrimitiveNode> leaves() {
        List<PrimitiveNode> leaves = new ArrayList<>();
        for (StructField field : type.fields()) {
            child(group, field.getName()).ifPresent(node -> collect(node, leaves));
        }
        return leaves;
    }

    /// Whether [RareActions] can read it.
    boolean isDecodable(ParquetFooter footer) {
        return group.repetitionType() == RepetitionType.OPTIONAL
                && leaves().stream()
                        .allMatch(leaf ->
                                ColumnChunks.canDecode(leaf, footer.metaData().rowGroups()));
    }

    private static Optional<PrimitiveNode> witness(GroupNode group, StructType type) {
        return type.fields().stream()
                .filter(field -> !field.isNullable())
                .flatMap(field -> child(group, field.getName()).stream())
                .filter(PrimitiveNode.class::isInstance)
                .map(PrimitiveNode.class::cast)
                .findFirst();
    }

    private static void collect(SchemaNode node, List<PrimitiveNode> leaves) {
        switch (node) {
            case PrimitiveNode leaf -> leaves.add(leaf);
            case GroupNode nested -> nested.children().forEach(child -> collect(child, leaves));
        }
    }
}
