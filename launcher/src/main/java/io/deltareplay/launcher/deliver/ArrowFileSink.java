package io.deltareplay.launcher.deliver;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.WriteChannel;
import org.apache.arrow.vector.ipc.message.ArrowBlock;
import org.apache.arrow.vector.ipc.message.ArrowFooter;
import org.apache.arrow.vector.types.pojo.Schema;

/// The file list as an Arrow IPC file: the stream between two magic words, and an index of its batches at the end.
public final class ArrowFileSink implements FileListSink {
    private static final byte[] MAGIC = "ARROW1".getBytes(StandardCharsets.US_ASCII);

    private final ByteOutput output;
    private final Schema schema;
    private final ArrowBatchWriter writer;
    private final List<ArrowBlock> batches = new ArrayList<>();

    public ArrowFileSink(ByteOutput output, Schema schema, Compression compression) {
        this.output = output;
        this.schema = schema;
        this.writer = new ArrowBatchWriter(output, schema, compression);
        writer.write(out -> out.write(MAGIC));
        writer.write(WriteChannel::align);
        writer.writeSchema();
    }

    @Override
    public void accept(VectorSchemaRoot batch) {
        if (batch.getRowCount() > 0) {
            batches.add(writer.writeBatch(batch));
        }
    }

    @Override
    public void finish() {
        writer.writeEnd();
        long length = writer.write(out -> out.write(new ArrowFooter(schema, List.of(), batches), false));
        writer.write(out -> out.writeIntLittleEndian(Math.toIntExact(length)));
        writer.write(out -> out.write(MAGIC));
        output.complete();
    }

    @Override
    public void close() {
        output.close();
    }
}
