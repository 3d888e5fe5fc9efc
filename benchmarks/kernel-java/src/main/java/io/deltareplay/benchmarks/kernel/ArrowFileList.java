package io.deltareplay.benchmarks.kernel;

import java.io.FileOutputStream;
import java.io.IOException;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ValueVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.jspecify.annotations.Nullable;

/// Writes files as an Arrow IPC stream. Not thread-safe.
final class ArrowFileList implements AutoCloseable {
    private static final int ROWS_PER_BATCH = 8192;

    private final BufferAllocator allocator = new RootAllocator();
    private final VectorSchemaRoot root;
    private final ArrowStreamWriter writer;
    private final VarCharVector paths;
    private final @Nullable FileAttributes attributes;
    private final @Nullable VarCharVector stats;
    private int rows;

    ArrowFileList(FileOutputStream output, Columns columns) throws IOException {
        root = VectorSchemaRoot.create(FileListSchema.of(columns), allocator);
        paths = (VarCharVector) root.getVector("path");
        attributes = columns == Columns.PATHS ? null : FileAttributes.of(root);
        stats = columns.withStats() ? (VarCharVector) root.getVector("stats") : null;
        writer = new ArrowStreamWriter(root, null, output.getChannel());
        writer.start();
    }

    void add(AddColumns files, int row) throws IOException {
        Strings.copy(files.path(), row, paths, rows);
        if (attributes != null) {
            attributes.set(rows, files, row);
        }
        if (stats != null && files.stats() != null) {
            Strings.copy(files.stats(), row, stats, rows);
        }
        rows++;
        if (rows == ROWS_PER_BATCH) {
            writeBatch();
        }
    }

    private void writeBatch() throws IOException {
        root.setRowCount(rows);
        writer.writeBatch();
        root.getFieldVectors().forEach(ValueVector::reset);
        rows = 0;
    }

    @Override
    public void close() throws IOException {
        if (rows > 0) {
            writeBatch();
        }
        writer.end();
        writer.close();
        root.close();
        allocator.close();
    }
}
