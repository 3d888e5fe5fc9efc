package io.deltareplay.job.checkpoint;

import io.deltareplay.predicate.PlainBound;
import io.deltareplay.predicate.RowGroupPruner;
import io.deltareplay.predicate.RowGroupPruner.LeafStatistics;
import io.deltareplay.predicate.ValueType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/**
 * What a checkpoint file's footer says of one row group.
 *
 * @param add the {@code add} column as the file has it
 */
record FooterRowGroup(GroupType add, BlockMetaData group) implements RowGroupPruner.RowGroup {
    @Override
    public long rows() {
        return group.getRowCount();
    }

    @Override
    public @Nullable PlainBound bound(List<String> path, ValueType type) {
        PrimitiveType leaf = leaf(path);
        return leaf == null ? null : PlainBound.of(ParquetLeaf.of(leaf), type);
    }

    private @Nullable PrimitiveType leaf(List<String> path) {
        Type type = add;
        for (String name : path) {
            if (type.isPrimitive()
                    || type.isRepetition(Type.Repetition.REPEATED)
                    || type.asGroupType().getLogicalTypeAnnotation() != null
                    || !type.asGroupType().containsField(name)) {
                return null;
            }
            type = type.asGroupType().getType(name);
        }
        return type.isPrimitive() && !type.isRepetition(Type.Repetition.REPEATED) ? type.asPrimitiveType() : null;
    }

    @Override
    public @Nullable LeafStatistics statistics(List<String> path) {
        List<String> whole = new ArrayList<>(List.of(add.getName()));
        whole.addAll(path);
        String[] wanted = whole.toArray(String[]::new);
        for (ColumnChunkMetaData chunk : group.getColumns()) {
            if (Arrays.equals(chunk.getPath().toArray(), wanted)) {
                return statistics(chunk.getStatistics());
            }
        }
        return null;
    }

    private static @Nullable LeafStatistics statistics(@Nullable Statistics<?> statistics) {
        if (statistics == null || !statistics.isNumNullsSet()) {
            return null;
        }
        boolean hasBounds = statistics.hasNonNullValue();
        return new LeafStatistics(
                statistics.getNumNulls(),
                hasBounds ? statistics.getMinBytes() : null,
                hasBounds ? statistics.getMaxBytes() : null);
    }
}
