package io.deltareplay.launcher.snapshot;

import io.deltareplay.filelist.FileColumn;
import io.deltareplay.filelist.FileListBatch;
import io.deltareplay.filelist.FileListSchema;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/// Makes batches of records, column by column, and numbers their rows.
final class RowDecoder implements AutoCloseable {
    private final FileListBatch batch;
    private final Map<FileColumn, Column> columns = new EnumMap<>(FileColumn.class);
    private final Texts paths = new Texts();
    private int[] starts = new int[1024];
    private int[] at = new int[1024];

    /// @param wanted the columns of the batches; `stats` is null in all rows
    RowDecoder(Set<FileColumn> wanted, BufferAllocator allocator) {
        batch = new FileListBatch(FileListSchema.of(wanted, Map.of()), allocator);
        for (FileColumn column : wanted) {
            columns.put(column, Column.of(column));
        }
    }

    /// The block's records as a batch, which is this object's and valid until the next call.
    ///
    /// @param index the number of the first record
    VectorSchemaRoot decode(RecordBlock block, long index) {
        int rows = block.rows();
        byte[] records = block.bytes();
        int all = locate(block);
        if (!columns.containsKey(FileColumn.DELETION_VECTOR)) {
            for (int row = 0; row < rows; row++) {
                at[row] = DeletionVectorColumn.end(records, starts[row], at[row]);
            }
        } else {
            decode(FileColumn.DELETION_VECTOR, all, records, rows);
        }
        for (FileColumn column : columns.keySet()) {
            switch (column) {
                case DELETION_VECTOR -> {}
                case PATH -> decodePaths(records, rows);
                case MODIFICATION_TIME -> longs(column).decodeTimes(records, starts, rows, vector(column));
                case INDEX -> longs(column).count(index, rows, vector(column));
                default -> decode(column, all, records, rows);
            }
        }
        batch.root().setRowCount(rows);
        return batch.root();
    }

    private LongColumn longs(FileColumn column) {
        return (LongColumn) Objects.requireNonNull(columns.get(column));
    }

    /// Notes where records start and where their values do.
    ///
    /// @return the columns that any of them has
    private int locate(RecordBlock block) {
        int rows = block.rows();
        if (starts.length < rows) {
            starts = new int[rows];
            at = new int[rows];
        }
        byte[] records = block.bytes();
        int all = 0;
        int start = 0;
        for (int row = 0; row < rows; row++) {
            starts[row] = start;
            at[row] = start + Records.PATH + Records.pathLength(records, start);
            all |= Records.columns(records, start);
            start += Records.length(records, start);
        }
        return all;
    }

    private void decodePaths(byte[] records, int rows) {
        paths.clear();
        for (int row = 0; row < rows; row++) {
            paths.append(records, starts[row] + Records.PATH, Records.pathLength(records, starts[row]));
        }
        VarCharVector vector = (VarCharVector) vector(FileColumn.PATH);
        paths.store(vector);
        vector.getValidityBuffer().setOne(0, (rows + 7) >> 3);
        vector.setValueCount(rows);
    }

    private void decode(FileColumn name, int all, byte[] records, int rows) {
        FieldVector target = vector(name);
        Column column = columns.get(name);
        if (column != null && (all & Records.bit(name)) != 0) {
            column.decode(records, starts, at, rows, target);
        } else {
            target.reset();
            target.setValueCount(rows);
        }
    }

    private FieldVector vector(FileColumn column) {
        return Objects.requireNonNull(batch.vector(column));
    }

    @Override
    public void close() {
        batch.close();
    }
}
