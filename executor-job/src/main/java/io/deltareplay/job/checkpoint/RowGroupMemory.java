package io.deltareplay.job.checkpoint;

import java.util.List;
import java.util.concurrent.Semaphore;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ColumnPath;
import org.apache.parquet.schema.MessageType;

/**
 * How much of a process's memory row groups may take. Parquet's reader holds all columns of a row group at once, compressed, and
 * Spark's memory manager does not know of it: with many slots in one process, tasks wait for one another here rather than run out of
 * memory. A row group that alone is larger than the limit is read alone. Thread-safe.
 */
final class RowGroupMemory {
    private static final int PERMIT_BYTES = 1 << 10;
    private static final RowGroupMemory OF_THIS_PROCESS =
            new RowGroupMemory(Runtime.getRuntime().maxMemory() / 2);

    private final int permits;
    private final Semaphore free;

    /** @param limit in bytes */
    RowGroupMemory(long limit) {
        permits = permits(limit);
        // First come, first served: a large row group is not kept waiting by small ones.
        free = new Semaphore(permits, true);
    }

    static RowGroupMemory ofThisProcess() {
        return OF_THIS_PROCESS;
    }

    private static int permits(long bytes) {
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, bytes / PERMIT_BYTES));
    }

    /** Memory that was taken, until it is closed. */
    interface Taken extends AutoCloseable {
        @Override
        void close();
    }

    /** Waits for as much as reading takes. */
    Taken take(long bytes) throws InterruptedException {
        int wanted = Math.min(permits, permits(bytes));
        free.acquire(wanted);
        return () -> free.release(wanted);
    }

    /** What reading the largest of some row groups takes. */
    static long bytes(List<BlockMetaData> rowGroups, MessageType requested) {
        return rowGroups.stream().mapToLong(g -> bytes(g, requested)).max().orElse(0);
    }

    private static long bytes(BlockMetaData rowGroup, MessageType requested) {
        long sum = 0;
        for (ColumnChunkMetaData chunk : rowGroup.getColumns()) {
            ColumnPath path = chunk.getPath();
            if (requested.containsPath(path.toArray())) {
                sum += chunk.getTotalSize();
            }
        }
        return sum;
    }
}
