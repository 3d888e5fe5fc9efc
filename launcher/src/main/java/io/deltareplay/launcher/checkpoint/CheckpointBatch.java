package io.deltareplay.launcher.checkpoint;

import io.deltareplay.filelist.FileColumn;
import io.deltareplay.filelist.FileListBatch;
import io.deltareplay.filelist.FileListSchema;
import io.deltareplay.launcher.parquet.RowRuns;
import io.deltareplay.predicate.Where;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/// The Arrow vectors that checkpoint files are decoded into, one batch after the other: the columns asked for, and
/// those that the replay itself needs to tell files apart.
///
/// Owns its vectors: close it. Not thread-safe.
public final class CheckpointBatch implements AutoCloseable {
    private final FileListBatch decoded;
    private final VectorSchemaRoot delivered;
    private final Set<FileColumn> columns;
    private final Set<FileColumn> replayed;
    private final @Nullable Where where;

    /// @param wanted the columns to deliver
    /// @param identities whether files are told apart, which needs path and deletion vector
    /// @param where which files to deliver; null for all of them
    public CheckpointBatch(
            Set<FileColumn> wanted, boolean identities, @Nullable Where where, BufferAllocator allocator) {
        this.where = where;
        replayed = EnumSet.copyOf(wanted);
        replayed.add(FileColumn.PATH);
        if (identities) {
            replayed.add(FileColumn.DELETION_VECTOR);
        }
        columns = EnumSet.copyOf(replayed);
        if (where != null && where.readsPartitionValues()) {
            columns.add(FileColumn.PARTITION_VALUES);
        }
        if (where != null && where.readsStats()) {
            columns.add(FileColumn.STATS);
        }
        decoded = new FileListBatch(FileListSchema.of(columns, Map.of()), allocator);
        List<FieldVector> vectors = new ArrayList<>();
        for (FileColumn column : EnumSet.copyOf(wanted)) {
            vectors.add(vector(column));
        }
        delivered = new VectorSchemaRoot(FileListSchema.of(wanted, Map.of()), vectors, 0);
    }

    /// Which files to deliver; null for all of them.
    @Nullable
    Where where() {
        return where;
    }

    /// Leaves just these rows.
    ///
    /// @param filled the columns that have the batch
    /// @param rows how many there are
    void keep(Set<FileColumn> filled, RowRuns runs, int rows) {
        if (runs.rows() < rows) {
            for (FileColumn column : filled) {
                VectorCompactor.compact(vector(column), runs);
            }
        }
        setRowCount(runs.rows());
    }

    /// The columns to deliver and those that tell files apart.
    Set<FileColumn> replayed() {
        return replayed;
    }

    /// The same, and those that only the predicate needs, until it has decided.
    Set<FileColumn> columns() {
        return columns;
    }

    /// The vector of a column that is decoded.
    FieldVector vector(FileColumn column) {
        FieldVector vector = decoded.vector(column);
        if (vector == null) {
            throw new IllegalArgumentException(column + " is not decoded");
        }
        return vector;
    }

    /// Says how many rows every vector has now.
    void setRowCount(int rows) {
        delivered.setRowCount(rows);
    }

    /// The columns to deliver, with the rows that were kept.
    public VectorSchemaRoot delivered() {
        return delivered;
    }

    /// The sum of the kept files' sizes in bytes; 0 when that column is not delivered.
    public long sumSizes() {
        if (!columns.contains(FileColumn.SIZE)) {
            return 0;
        }
        BigIntVector sizes = (BigIntVector) vector(FileColumn.SIZE);
        long sum = 0;
        for (int row = 0, rows = delivered.getRowCount(); row < rows; row++) {
            sum += sizes.get(row);
        }
        return sum;
    }

    /// How many of the kept files have a deletion vector; 0 when that column is not decoded.
    public int countDeletionVectors() {
        if (!columns.contains(FileColumn.DELETION_VECTOR)) {
            return 0;
        }
        FieldVector vectors = vector(FileColumn.DELETION_VECTOR);
        return delivered.getRowCount() - vectors.getNullCount();
    }

    @Override
    public void close() {
        decoded.close();
    }
}
