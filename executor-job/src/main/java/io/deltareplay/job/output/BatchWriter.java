package io.deltareplay.job.output;

import io.deltareplay.filelist.FileColumn;
import io.deltareplay.filelist.FileListBatch;
import io.deltareplay.filelist.FileListSchema;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.MapVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Turns Spark's rows, of whatever layout, into batches of the file list.
 *
 * <p>Owns its vectors: close it. Not thread-safe.
 */
public final class BatchWriter implements AutoCloseable {
    private final FileListBatch batch;
    private final FileColumn[] columns;
    /** Parallel to the columns. */
    private final CellWriter[] writers;

    private int rows;

    public BatchWriter(Set<FileColumn> columns, BufferAllocator allocator) {
        batch = new FileListBatch(FileListSchema.of(columns, Map.of()), allocator);
        this.columns = columns.toArray(FileColumn[]::new);
        this.writers = new CellWriter[this.columns.length];
        for (int i = 0; i < writers.length; i++) {
            FieldVector vector = Objects.requireNonNull(batch.vector(this.columns[i]));
            vector.setInitialCapacity(FileListBatch.MAX_ROWS);
            vector.allocateNew();
            writers[i] = writer(vector);
        }
    }

    private static CellWriter writer(FieldVector vector) {
        if (vector instanceof VarCharVector texts) {
            return new TextWriter(texts);
        }
        if (vector instanceof MapVector maps) {
            return new MapWriter(maps);
        }
        return vector instanceof StructVector structs ? new DeletionVectorWriter(structs) : NumberWriter.of(vector);
    }

    /** Appends a row. */
    public void append(SpecializedGetters source, RowLayout layout) {
        int row = rows++;
        for (int i = 0; i < columns.length; i++) {
            FileColumn column = columns[i];
            CellWriter writer = writers[i];
            if (column == FileColumn.PATH) {
                ((TextWriter) writer).write(row, layout.path(source));
            } else if (column == FileColumn.STATS) {
                UTF8String stats = layout.stats(source);
                if (stats == null) {
                    writer.writeNull(row);
                } else {
                    ((TextWriter) writer).write(row, stats);
                }
            } else {
                int ordinal = layout.ordinal(column);
                if (ordinal == RowLayout.ABSENT || source.isNullAt(ordinal)) {
                    writer.writeNull(row);
                } else {
                    writer.write(row, source, ordinal);
                }
            }
        }
    }

    /** Whether the batch should be sealed now. */
    public boolean isFull() {
        if (rows >= FileListBatch.MAX_ROWS) {
            return true;
        }
        long bytes = 0;
        for (CellWriter writer : writers) {
            bytes += writer.textBytes();
        }
        return bytes >= FileListBatch.MAX_TEXT_BYTES;
    }

    /** Rows appended since the last {@link #clear}. */
    public int rows() {
        return rows;
    }

    /** Makes the appended rows visible as one batch, valid until {@link #clear}. */
    public VectorSchemaRoot seal() {
        for (CellWriter writer : writers) {
            writer.finish(rows);
        }
        VectorSchemaRoot root = batch.root();
        root.setRowCount(rows);
        return root;
    }

    /** Forgets the rows and keeps the memory for the next ones. */
    public void clear() {
        rows = 0;
        batch.clear();
        for (CellWriter writer : writers) {
            writer.clear();
        }
    }

    @Override
    public void close() {
        batch.close();
    }
}
