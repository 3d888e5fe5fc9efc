package io.deltareplay.launcher.inspect;

import dev.hardwood.metadata.ColumnMetaData;
import dev.hardwood.metadata.RowGroup;
import dev.hardwood.metadata.Statistics;
import dev.hardwood.schema.SchemaNode;
import dev.hardwood.schema.SchemaNode.GroupNode;
import dev.hardwood.schema.SchemaNode.PrimitiveNode;
import io.deltareplay.launcher.kernel.ManifestFile;
import io.deltareplay.launcher.kernel.ParquetFiles;
import io.deltareplay.launcher.parquet.ParquetFooter;
import io.deltareplay.launcher.table.Checkpoint;
import io.deltareplay.launcher.table.LogFile;
import java.util.Optional;

/// What a checkpoint's footers tell of its `add` actions. No page is read.
///
/// @param count how many there are; empty when a footer does not say
/// @param hasAny whether there can be any: false when no file has a column for them
/// @param writtenBySpark whether every Parquet file has the key that Spark leaves in its files
record CheckpointAdds(Optional<Long> count, boolean hasAny, boolean writtenBySpark) {
    private static final String SPARK_KEY = "org.apache.spark.version";
    private static final CheckpointAdds NONE = new CheckpointAdds(Optional.of(0L), false, true);

    static CheckpointAdds of(Checkpoint checkpoint, ParquetFiles parquet, ManifestFile manifests) {
        CheckpointAdds all = NONE;
        for (LogFile file : checkpoint.files()) {
            all = all.plus(
                    file.name().endsWith(".json")
                            ? counted(manifests.countAdds(file), true)
                            : of(parquet.footer(file)));
        }
        return all;
    }

    private static CheckpointAdds of(ParquetFooter footer) {
        boolean bySpark = footer.metaData().keyValueMetadata().containsKey(SPARK_KEY);
        Optional<SchemaNode> path = child(footer.schema().getRootNode(), "add")
                .filter(GroupNode.class::isInstance)
                .flatMap(add -> child((GroupNode) add, "path"));
        if (path.isEmpty()) {
            return counted(0, bySpark);
        }
        return new CheckpointAdds(
                path.filter(PrimitiveNode.class::isInstance).flatMap(leaf -> values(footer, (PrimitiveNode) leaf)),
                true,
                bySpark);
    }

    private static CheckpointAdds counted(long adds, boolean bySpark) {
        return new CheckpointAdds(Optional.of(adds), adds > 0, bySpark);
    }

    private CheckpointAdds plus(CheckpointAdds other) {
        return new CheckpointAdds(
                count.flatMap(adds -> other.count.map(more -> adds + more)),
                hasAny || other.hasAny,
                writtenBySpark && other.writtenBySpark);
    }

    private static Optional<Long> values(ParquetFooter footer, PrimitiveNode leaf) {
        long values = 0;
        for (RowGroup group : footer.metaData().rowGroups()) {
            ColumnMetaData column = group.columns().get(leaf.columnIndex()).metaData();
            Statistics statistics = column.statistics();
            if (statistics == null || statistics.nullCount() == null) {
                return Optional.empty();
            }
            values += column.numValues() - statistics.nullCount();
        }
        return Optional.of(values);
    }

    private static Optional<SchemaNode> child(GroupNode group, String name) {
        return group.children().stream()
                .filter(node -> node.name().equals(name))
                .findFirst();
    }
}
