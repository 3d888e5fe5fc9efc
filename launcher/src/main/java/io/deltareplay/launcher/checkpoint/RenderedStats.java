package io.deltareplay.launcher.checkpoint;

import dev.hardwood.schema.SchemaNode.PrimitiveNode;
import io.deltareplay.filelist.FileColumn;
import io.deltareplay.launcher.parquet.Column;
import io.deltareplay.launcher.parquet.ColumnChunks;
import io.deltareplay.launcher.parquet.RowRuns;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.arrow.vector.FieldVector;

/// `stats` of a file that has struct statistics, decoded page by page: a row's JSON where it has one, else its
/// struct rendered as JSON.
final class RenderedStats {
    private record Leaf(GatheredValues values, Column column) {}

    private final ColumnChunks chunks;
    private final Map<PrimitiveNode, Leaf> leaves = new LinkedHashMap<>();
    private final StatsCopier copier;
    private final RowRuns decoded = new RowRuns();

    /// @param plan has struct statistics
    RenderedStats(ColumnChunks chunks, CheckpointColumns plan) {
        this.chunks = chunks;
        PrimitiveNode json = plan.leaves().get(FileColumn.STATS);
        copier = new StatsCopier(
                json == null ? null : values(json),
                StatsJson.of(Objects.requireNonNull(plan.statsParsed()), plan.annotatesText(), this::values));
    }

    private StatsValues values(PrimitiveNode node) {
        return leaves.computeIfAbsent(node, this::gathered).values;
    }

    private Leaf gathered(PrimitiveNode node) {
        GatheredValues values = new GatheredValues();
        return new Leaf(values, chunks.visit(node, values));
    }

    /// Brings the target to the chosen rows.
    void decode(RowRuns chosen, FieldVector target) throws IOException {
        for (Leaf leaf : leaves.values()) {
            leaf.values.clear();
            chunks.decode(leaf.column, chosen);
        }
        decoded.keepAll(chosen.rows());
        copier.copy(decoded, target);
    }
}
