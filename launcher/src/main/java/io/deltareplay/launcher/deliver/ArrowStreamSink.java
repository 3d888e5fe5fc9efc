package io.deltareplay.launcher.deliver;

import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;

/// The file list as an Arrow IPC stream.
public final class ArrowStreamSink implements FileListSink {
    private final ByteOutput output;
    private final ArrowBatchWriter writer;

    public ArrowStreamSink(ByteOutput output, Schema schema, Compression compression) {
        this.output = output;
        this.writer = new ArrowBatchWriter(output, schema, compression);
        writer.writeSchema();
    }

    @Override
    public void accept(VectorSchemaRoot batch) {
        if (batch.getRowCount() > 0) {
            writer.writeBatch(batch);
        }
    }

    @Override
    public void finish() {
        writer.writeEnd();
        output.complete();
    }

    @Override
    public void close() {
        output.close();
    }
}
