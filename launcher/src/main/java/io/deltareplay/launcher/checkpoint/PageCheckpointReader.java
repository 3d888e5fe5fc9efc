package io.deltareplay.launcher.checkpoint;

import dev.hardwood.InputFile;
import dev.hardwood.schema.SchemaNode.PrimitiveNode;
import io.deltareplay.filelist.FileColumn;
import io.deltareplay.launcher.parquet.ColumnChunks;
import io.deltareplay.launcher.parquet.ParquetFooter;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.MapVector;
import org.apache.arrow.vector.complex.StructVector;
import org.jspecify.annotations.Nullable;

/// Decodes a checkpoint file's pages straight into the target's vectors. The usual way; [HardwoodCheckpointReader]
/// is for files that it does not decode.
final class PageCheckpointReader implements CheckpointFileReader {
    private static final Set<FileColumn> REQUIRED = Set.of(
            FileColumn.PATH,
            FileColumn.PARTITION_VALUES,
            FileColumn.SIZE,
            FileColumn.MODIFICATION_TIME,
            FileColumn.DATA_CHANGE);

    private final InputFile input;
    private final ParquetFooter footer;
    private final CheckpointBatch target;
    private final ColumnChunks chunks;
    private final Map<FileColumn, ColumnChunks.Column> columns = new EnumMap<>(FileColumn.class);
    private final List<FieldVector> nullVectors = new ArrayList<>();
    private final NullCopier nulls = new NullCopier();
    private final RowRuns allRows = new RowRuns();
    private final ColumnChunks.Column path;
    private final ColumnChunks.@Nullable Column storageTypes;
    private final int batchRows;
    private int rows;
    private byte[] pathBytes = new byte[0];
    private int[] pathOffsets = new int[0];
    private boolean pathsCopied;

    PageCheckpointReader(
            InputFile input, ParquetFooter footer, Executor executor, CheckpointColumns plan, CheckpointBatch target) {
        this.input = input;
        this.footer = footer;
        this.target = target;
        this.batchRows = BatchRows.of(footer.metaData(), plan);
        chunks = new ColumnChunks(input, footer.schema(), footer.metaData().rowGroups(), executor);
        for (FileColumn column : target.columns()) {
            if (column != FileColumn.DELETION_VECTOR) {
                add(column, plan);
            }
        }
        storageTypes = target.columns().contains(FileColumn.DELETION_VECTOR) ? addDeletionVectors(plan) : null;
        path = Objects.requireNonNull(columns.get(FileColumn.PATH), "the schema of a checkpoint has a path");
    }

    private void add(FileColumn column, CheckpointColumns plan) {
        FieldVector vector = target.vector(column);
        if (vector instanceof MapVector maps && plan.maps().containsKey(column)) {
            columns.put(column, chunks.addMap(plan.maps().get(column), maps));
        } else if (plan.leaves().containsKey(column)) {
            columns.put(column, chunks.add(plan.leaves().get(column), vector));
        } else {
            nullVectors.add(vector);
        }
    }

    private ColumnChunks.@Nullable Column addDeletionVectors(CheckpointColumns plan) {
        StructVector vectors = (StructVector) target.vector(FileColumn.DELETION_VECTOR);
        List<PrimitiveNode> leaves = plan.deletionVector();
        if (leaves == null) {
            nullVectors.add(vectors);
            return null;
        }
        ColumnChunks.Column first = chunks.add(leaves.getFirst(), (FieldVector) vectors.getVectorById(0));
        for (int i = 1; i < leaves.size(); i++) {
            chunks.add(leaves.get(i), (FieldVector) vectors.getVectorById(i));
        }
        return first;
    }

    @Override
    public boolean hasAdds() {
        return true;
    }

    @Override
    public long totalRows() {
        return footer.rows();
    }

    @Override
    public int next() throws IOException {
        pathsCopied = false;
        rows = chunks.next(batchRows);
        if (rows == 0) {
            return 0;
        }
        for (Map.Entry<FileColumn, ColumnChunks.Column> column : columns.entrySet()) {
            if (REQUIRED.contains(column.getKey()) && column.getValue().nullWithinStruct() > 0) {
                throw new IOException("the required column add.%s is null in %d rows"
                        .formatted(
                                column.getKey().columnName(), column.getValue().nullWithinStruct()));
            }
        }
        allRows.keepAll(rows);
        nullVectors.forEach(vector -> nulls.copy(allRows, vector));
        if (storageTypes != null) {
            finishDeletionVectors(storageTypes);
        }
        target.setRowCount(rows);
        return rows;
    }

    private void finishDeletionVectors(ColumnChunks.Column present) {
        StructVector vectors = (StructVector) target.vector(FileColumn.DELETION_VECTOR);
        while (vectors.getValidityBuffer().capacity() * Byte.SIZE < rows) {
            vectors.reAlloc();
        }
        present.writePresence(vectors.getValidityBuffer());
        vectors.setValueCount(rows);
    }

    @Override
    public boolean hasOnlyAdds() {
        return path.absentRows() == 0;
    }

    @Override
    public boolean isAdd(int row) {
        return path.isPresent(row);
    }

    @Override
    public byte[] pathBytes() {
        copyPaths();
        return pathBytes;
    }

    @Override
    public int[] pathOffsets() {
        copyPaths();
        return pathOffsets;
    }

    /// To the heap, where the hash function reads them, a whole batch at once.
    private void copyPaths() {
        if (pathsCopied) {
            return;
        }
        pathsCopied = true;
        VarCharVector paths = (VarCharVector) target.vector(FileColumn.PATH);
        if (pathOffsets.length < rows + 1) {
            pathOffsets = new int[rows + 1];
        }
        paths.getOffsetBuffer()
                .nioBuffer(0, (rows + 1) * Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asIntBuffer()
                .get(pathOffsets, 0, rows + 1);
        int size = pathOffsets[rows];
        if (pathBytes.length < size) {
            pathBytes = new byte[size + size / 4];
        }
        paths.getDataBuffer().getBytes(0, pathBytes, 0, size);
    }

    @Override
    public @Nullable String deletionVectorId(int row) {
        if (storageTypes == null || !storageTypes.isPresent(row)) {
            return null;
        }
        StructVector vectors = (StructVector) target.vector(FileColumn.DELETION_VECTOR);
        Object offset = vectors.getVectorById(2).getObject(row);
        String id = vectors.getVectorById(0).getObject(row).toString()
                + vectors.getVectorById(1).getObject(row);
        return offset == null ? id : id + "@" + offset;
    }

    @Override
    public void keep(RowRuns runs) {
        if (runs.rows() == rows) {
            return;
        }
        for (FileColumn column : target.columns()) {
            VectorCompactor.compact(target.vector(column), runs);
        }
        target.setRowCount(runs.rows());
    }

    @Override
    public void close() {
        chunks.close();
        try {
            input.close();
        } catch (IOException e) {
            // Everything needed was read: a failing close loses nothing.
            return;
        }
    }
}
