package io.deltareplay.channel;

import java.io.IOException;
import java.util.function.Consumer;
import org.apache.arrow.vector.VectorSchemaRoot;

/** The rows of a committed partition, on disk. Holds spill space until it is closed. Not thread-safe. */
public interface ReceivedPartition extends AutoCloseable {
    /** Its number. */
    int partition();

    /** How many rows it has. */
    long rows();

    /**
     * Reads the rows back, one batch at a time.
     *
     * @param sink takes each batch; the batch is valid during the call only
     * @throws IOException when the rows cannot be read, or are not what the trailer said
     */
    void forEachBatch(Consumer<VectorSchemaRoot> sink) throws IOException;

    /** Frees the spill space. */
    @Override
    void close();
}
