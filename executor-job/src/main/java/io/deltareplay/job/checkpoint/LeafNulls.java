package io.deltareplay.job.checkpoint;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;

/** What the footer's statistics of some row groups say of nulls. */
record LeafNulls(List<BlockMetaData> rowGroups) {
    /** Whether the leaf, or a struct or map around it, is null in every row. */
    boolean areEverywhere(String... path) {
        for (BlockMetaData group : rowGroups) {
            Optional<ColumnChunkMetaData> chunk = chunk(group, path);
            if (chunk.isEmpty() || nulls(chunk.get()) != chunk.get().getValueCount()) {
                return false;
            }
        }
        return true;
    }

    /** Whether one leaf has as many nulls as the other in every row group. */
    boolean areAsMany(String[] one, String[] other) {
        for (BlockMetaData group : rowGroups) {
            Optional<ColumnChunkMetaData> first = chunk(group, one);
            Optional<ColumnChunkMetaData> second = chunk(group, other);
            if (first.isEmpty()
                    || second.isEmpty()
                    || nulls(first.get()) < 0
                    || nulls(first.get()) != nulls(second.get())) {
                return false;
            }
        }
        return true;
    }

    private static Optional<ColumnChunkMetaData> chunk(BlockMetaData group, String... path) {
        return group.getColumns().stream()
                .filter(c -> Arrays.equals(c.getPath().toArray(), path))
                .findFirst();
    }

    /** How many nulls the chunk has; -1 when the footer does not say. */
    private static long nulls(ColumnChunkMetaData chunk) {
        Statistics<?> statistics = chunk.getStatistics();
        return statistics == null || !statistics.isNumNullsSet() ? -1 : statistics.getNumNulls();
    }
}
