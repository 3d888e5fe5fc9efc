package io.deltareplay.channel;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;
import java.util.function.Consumer;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.OutOfMemoryException;
import org.apache.arrow.vector.VectorLoader;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ReadChannel;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.ipc.message.MessageMetadataResult;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/** Decodes a spilled Arrow stream. Holds one batch at a time, and believes no length that it has not checked. */
final class BatchReader {
    /** A message's metadata grows with the number of columns, of which there are few. */
    private static final int MAX_METADATA_BYTES = 4 << 20;

    private final SpillFile file;
    private final boolean compressed;
    private final Schema schema;
    private final BufferAllocator allocator;

    BatchReader(SpillFile file, boolean compressed, Schema schema, BufferAllocator allocator) {
        this.file = file;
        this.compressed = compressed;
        this.schema = schema;
        this.allocator = allocator;
    }

    /** Checks that the stream begins with the schema that was asked for. */
    void checkSchema() throws IOException {
        try (PieceInput input = PieceInput.of(file, compressed)) {
            readSchema(input);
        }
    }

    /** Reads all batches; the rows of all must be as many as the trailer said. */
    void forEach(long rows, Consumer<VectorSchemaRoot> sink) throws IOException {
        try (PieceInput input = PieceInput.of(file, compressed);
                VectorSchemaRoot root = VectorSchemaRoot.create(schema, allocator)) {
            readSchema(input);
            VectorLoader loader = new VectorLoader(root);
            long found = 0;
            while (load(input, loader)) {
                found += root.getRowCount();
                if (found > rows) {
                    break;
                }
                sink.accept(root);
                root.clear();
            }
            if (found != rows) {
                throw new IOException("expected %d rows, as the trailer says, got %s%d"
                        .formatted(rows, found > rows ? "at least " : "", found));
            }
        }
    }

    private void readSchema(PieceInput input) throws IOException {
        Schema found;
        try {
            MessageMetadataResult message = readMessage(input);
            if (message == null) {
                throw new ViolationException("a stream without a schema");
            }
            found = MessageSerializer.deserializeSchema(message);
        } catch (RuntimeException e) {
            throw new IOException("the stream does not begin with a schema", e);
        }
        if (!found.getFields().equals(schema.getFields())) {
            throw new ViolationException(
                    "expected rows of %s, got %s".formatted(schema.getFields(), found.getFields()));
        }
    }

    private boolean load(PieceInput input, VectorLoader loader) throws IOException {
        try {
            return loadNext(input, loader);
        } catch (OutOfMemoryException e) {
            throw new IOException("a batch does not fit into memory: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            throw new IOException("a record batch is damaged", e);
        }
    }

    private boolean loadNext(PieceInput input, VectorLoader loader) throws IOException {
        MessageMetadataResult message = readMessage(input);
        if (message == null) {
            return false;
        }
        long length = message.getMessageBodyLength();
        if (length < 0 || (!compressed && length > file.size())) {
            throw new IOException("a message with a body of %d bytes".formatted(length));
        }
        ArrowBuf body = MessageSerializer.readMessageBody(new ReadChannel(input), length, allocator);
        try (ArrowRecordBatch batch = decode(message, body)) {
            loader.load(batch);
        }
        return true;
    }

    /** Takes over the body, whose slices the batch's buffers are. */
    private static ArrowRecordBatch decode(MessageMetadataResult message, ArrowBuf body) throws IOException {
        try {
            return MessageSerializer.deserializeRecordBatch(message, body);
        } catch (IOException | RuntimeException e) {
            body.close();
            throw e;
        }
    }

    /** The next message's metadata; null at the end of the stream. */
    private static @Nullable MessageMetadataResult readMessage(PieceInput input) throws IOException {
        ByteBuffer prefix = ByteBuffer.allocate(2 * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        if (new ReadChannel(input).readFully(prefix) < prefix.capacity()) {
            throw new IOException("the stream ends without its end mark");
        }
        prefix.flip();
        int token = prefix.getInt();
        int length = prefix.getInt();
        if (token != MessageSerializer.IPC_CONTINUATION_TOKEN || length < 0 || length > MAX_METADATA_BYTES) {
            throw new IOException("a message begins with %08x and a length of %d".formatted(token, length));
        }
        if (length == 0) {
            return null;
        }
        prefix.rewind();
        return MessageSerializer.readMessage(new ReadChannel(new Prefixed(prefix, input)));
    }

    /** What was looked at, then the rest. */
    private record Prefixed(ByteBuffer prefix, ReadableByteChannel rest) implements ReadableByteChannel {
        @Override
        public int read(ByteBuffer target) throws IOException {
            if (!prefix.hasRemaining()) {
                return rest.read(target);
            }
            int count = Math.min(prefix.remaining(), target.remaining());
            target.put(prefix.slice().limit(count));
            prefix.position(prefix.position() + count);
            return count;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }
}
