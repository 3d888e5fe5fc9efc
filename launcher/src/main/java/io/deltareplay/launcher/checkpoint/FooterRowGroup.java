package io.deltareplay.launcher.checkpoint;

import dev.hardwood.metadata.RowGroup;
import dev.hardwood.metadata.Statistics;
import dev.hardwood.schema.SchemaNode.GroupNode;
import dev.hardwood.schema.SchemaNode.PrimitiveNode;
import io.deltareplay.predicate.PlainBound;
import io.deltareplay.predicate.RowGroupPruner;
import io.deltareplay.predicate.RowGroupPruner.LeafStatistics;
import io.deltareplay.predicate.ValueType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a checkpoint file's footer says of one row group.
///
/// @param add the `add` column
record FooterRowGroup(CheckpointSchema schema, GroupNode add, RowGroup group) implements RowGroupPruner.RowGroup {
    @Override
    public long rows() {
        return group.numRows();
    }

    @Override
    public @Nullable PlainBound bound(List<String> path, ValueType type) {
        return schema.anyLeaf(add, path)
                .map(leaf -> PlainBound.of(HardwoodLeaf.of(leaf), type))
                .orElse(null);
    }

    @Override
    public @Nullable LeafStatistics statistics(List<String> path) {
        return schema.anyLeaf(add, path).map(this::statistics).orElse(null);
    }

    private @Nullable LeafStatistics statistics(PrimitiveNode leaf) {
        Statistics statistics =
                group.columns().get(leaf.columnIndex()).metaData().statistics();
        if (statistics == null || statistics.nullCount() == null) {
            return null;
        }
        boolean ordered = switch (leaf.type()) {
            // The old statistics ordered byte strings as signed ones.
            case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY, INT96 -> !statistics.isMinMaxDeprecated();
            case BOOLEAN, INT32, INT64, FLOAT, DOUBLE -> true;
        };
        return new LeafStatistics(
                statistics.nullCount(), ordered ? statistics.minValue() : null, ordered ? statistics.maxValue() : null);
    }
}
