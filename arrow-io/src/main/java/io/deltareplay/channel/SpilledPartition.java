package io.deltareplay.channel;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.arrow.vector.VectorSchemaRoot;

/** A complete partition in its spill file. */
final class SpilledPartition implements ReceivedPartition {
    private final Reception reception;
    private final int partition;
    private final long rows;
    private final SpillClaim claim;
    private final SpillFile file;
    private final BatchReader batches;
    private final AtomicBoolean closed = new AtomicBoolean();

    SpilledPartition(
            Reception reception, int partition, long rows, SpillClaim claim, SpillFile file, BatchReader batches) {
        this.reception = reception;
        this.partition = partition;
        this.rows = rows;
        this.claim = claim;
        this.file = file;
        this.batches = batches;
    }

    @Override
    public int partition() {
        return partition;
    }

    @Override
    public long rows() {
        return rows;
    }

    @Override
    public void forEachBatch(Consumer<VectorSchemaRoot> sink) throws IOException {
        try {
            batches.forEach(rows, sink);
        } catch (IOException e) {
            throw new IOException("partition %d of the job: %s".formatted(partition, e.getMessage()), e);
        }
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            file.close();
            reception.ledger().delivered(this);
            reception.gate().release(claim);
        }
    }
}
