package io.deltareplay.launcher.deliver;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.compression.CompressionCodec;
import org.apache.arrow.vector.ipc.WriteChannel;
import org.apache.arrow.vector.ipc.message.ArrowBlock;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.Schema;

/// Writes the messages that an Arrow stream and an Arrow file have in common. Batches may come from different roots
/// of one schema: buffers are written from where they lie.
final class ArrowBatchWriter {
    private final WriteChannel channel;
    private final Schema schema;
    private final CompressionCodec codec;

    ArrowBatchWriter(ByteOutput output, Schema schema, Compression compression) {
        this.channel = new WriteChannel(output);
        this.schema = schema;
        this.codec = compression.codec();
    }

    /// A piece of the format; the output's own failures are no `IOException`s.
    @FunctionalInterface
    interface Piece<T> {
        T write(WriteChannel channel) throws IOException;
    }

    <T> T write(Piece<T> piece) {
        try {
            return piece.write(channel);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void writeSchema() {
        write(out -> MessageSerializer.serialize(out, schema));
    }

    ArrowBlock writeBatch(VectorSchemaRoot batch) {
        if (!batch.getSchema().getFields().equals(schema.getFields())) {
            throw new IllegalArgumentException("expected batches of %s, got %s"
                    .formatted(schema.getFields(), batch.getSchema().getFields()));
        }
        try (ArrowRecordBatch record = new VectorUnloader(batch, true, codec, true).getRecordBatch()) {
            return write(out -> MessageSerializer.serialize(out, record));
        }
    }

    void writeEnd() {
        write(out -> out.writeIntLittleEndian(MessageSerializer.IPC_CONTINUATION_TOKEN));
        write(out -> out.writeIntLittleEndian(0));
    }
}
