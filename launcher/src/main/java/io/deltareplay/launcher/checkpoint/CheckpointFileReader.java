package io.deltareplay.launcher.checkpoint;

import dev.hardwood.HardwoodContext;
import dev.hardwood.InputFile;
import dev.hardwood.reader.Validity;
import dev.hardwood.reader.ColumnReader;
import dev.hardwood.reader.ColumnReaders;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.schema.ColumnProjection;
import dev.hardwood.schema.SchemaNode.GroupNode;
import dev.hardwood.schema.SchemaNode.PrimitiveNode;
import io.deltareplay.filelist.FileColumn;
import io.deltareplay.filelist.FileListBatch;
import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.jspecify.annotations.Nullable;

/// Reads the `add` actions of one Parquet file of a checkpoint, batch by batch and column by column.
///
/// A cursor for one thread; the decoding behind it uses the context's threads.
public final class CheckpointFileReader implements AutoCloseable {
    private final ParquetFileReader file;
    private final @Nullable ColumnReaders columns;
    private final @Nullable ColumnReader path;
    private final @Nullable ColumnReader size;
    private final @Nullable DeletionVectorColumns deletionVectors;
    private final Map<FileColumn, ColumnCopier> copiers = new EnumMap<>(FileColumn.class);
    private final long totalRows;
    private long rowsBefore;
    private int rows;

    /// Opens the file and reads its footer.
    ///
    /// @param input an input that was not opened; closed with this reader
    /// @param wanted the columns to deliver
    /// @param identities whether [#deletionVectorId] is going to be asked for
    /// @param batchRows rows decoded at once
    public CheckpointFileReader(
            InputFile input, HardwoodContext context, Set<FileColumn> wanted, boolean identities, int batchRows)
            throws IOException {
        file = ParquetFileReader.open(input, context);
        totalRows = file.getFileMetaData().numRows();
        CheckpointSchema schema = new CheckpointSchema(file.getFileSchema(), file.getFileMetaData());
        Optional<GroupNode> add = schema.add();
        if (add.isEmpty() || totalRows == 0) {
            columns = null;
            path = null;
            size = null;
            deletionVectors = null;
            return;
        }
        try {
            CheckpointColumns plan = CheckpointColumns.of(schema, add.get(), wanted, identities);
            columns = file.buildColumnReaders(ColumnProjection.columns(plan.names().toArray(String[]::new)))
                    .batchSize(batchRows)
                    .build();
            Map<Integer, ColumnReader> readers = new HashMap<>();
            for (int i = 0; i < columns.getColumnCount(); i++) {
                ColumnReader reader = columns.getColumnReader(i);
                readers.put(reader.getColumnSchema().columnIndex(), reader);
            }
            path = reader(readers, plan.path());
            deletionVectors = deletionVectors(readers, plan.deletionVector());
            List<PrimitiveNode> sizeLeaf = plan.leaves().get(FileColumn.SIZE);
            size = sizeLeaf == null ? null : reader(readers, sizeLeaf.getFirst());
            for (FileColumn column : wanted) {
                copiers.put(column, copier(column, plan, readers));
            }
        } catch (MissingColumnException e) {
            file.close();
            throw new IOException(e.getMessage(), e);
        }
    }

    /// Whether the file has an `add` column at all.
    public boolean hasAdds() {
        return columns != null;
    }

    /// The rows of the file, other actions included.
    public long totalRows() {
        return totalRows;
    }

    /// Decodes the next batch.
    ///
    /// @return false when there is none
    /// @throws IOException when the file is damaged or cannot be read
    public boolean next() throws IOException {
        if (columns == null) {
            return false;
        }
        rowsBefore += rows;
        rows = 0;
        if (!columns.nextBatch()) {
            if (rowsBefore != totalRows) {
                throw new IOException("%d rows found where the footer says %d".formatted(rowsBefore, totalRows));
            }
            return false;
        }
        rows = columns.getRecordCount();
        checkRequired();
        return true;
    }

    /// The rows of the batch, other actions included.
    public int rows() {
        return rows;
    }

    /// Which rows of the batch are `add` actions.
    public Validity adds() {
        return path().getLeafValidity();
    }

    /// The paths' bytes; row `i` has those from `pathOffsets()[i]` to `pathOffsets()[i + 1]`.
    public byte[] pathBytes() {
        return path().getBinaryValues();
    }

    public int[] pathOffsets() {
        return path().getBinaryOffsets();
    }

    /// The unique id of the row's deletion vector, or null when the row has none.
    public @Nullable String deletionVectorId(int row) {
        return deletionVectors == null || deletionVectors.present().isNull(row) ? null : deletionVectors.uniqueId(row);
    }

    /// How many of the rows have a deletion vector; 0 when that column was not read.
    public int countDeletionVectors(RowRuns runs) {
        if (deletionVectors == null) {
            return 0;
        }
        Validity present = deletionVectors.present();
        int count = 0;
        for (int run = 0; run < runs.count(); run++) {
            for (int row = runs.start(run), end = row + runs.length(run); row < end; row++) {
                if (present.isNotNull(row)) {
                    count++;
                }
            }
        }
        return count;
    }

    /// The sum of the rows' file sizes in bytes; 0 when that column was not read.
    public long sumSizes(RowRuns runs) {
        if (size == null) {
            return 0;
        }
        long[] sizes = size.getLongs();
        long sum = 0;
        for (int run = 0; run < runs.count(); run++) {
            for (int row = runs.start(run), end = row + runs.length(run); row < end; row++) {
                sum += sizes[row];
            }
        }
        return sum;
    }

    /// Fills the batch's vectors with the rows.
    public void copy(RowRuns runs, FileListBatch target) {
        copiers.forEach((column, copier) -> {
            FieldVector vector = target.vector(column);
            if (vector != null) {
                copier.copy(runs, vector);
            }
        });
        target.root().setRowCount(runs.rows());
    }

    @Override
    public void close() {
        if (columns != null) {
            columns.close();
        }
        try {
            file.close();
        } catch (IOException e) {
            // Nothing was written and everything needed was read: a failing close loses nothing.
            return;
        }
    }

    private ColumnReader path() {
        if (path == null) {
            throw new IllegalStateException("the file has no adds");
        }
        return path;
    }

    /// An `add` without a path, or without a size where one was asked for, is damage, not a row to leave out.
    private void checkRequired() throws IOException {
        ColumnReader paths = path();
        Validity adds = paths.getLayerValidity(0);
        Validity present = paths.getLeafValidity();
        for (int row = present.nextNull(0, rows); row >= 0; row = present.nextNull(row + 1, rows)) {
            if (adds.isNotNull(row)) {
                throw new IOException(new MissingColumnException("add.path", rowsBefore + row).getMessage());
            }
            if (row + 1 == rows) {
                break;
            }
        }
        if (size != null) {
            Validity sizes = size.getLeafValidity();
            for (int row = sizes.nextNull(0, rows); row >= 0; row = sizes.nextNull(row + 1, rows)) {
                if (present.isNotNull(row)) {
                    throw new IOException(new MissingColumnException("add.size", rowsBefore + row).getMessage());
                }
                if (row + 1 == rows) {
                    break;
                }
            }
        }
    }

    private ColumnCopier copier(FileColumn column, CheckpointColumns plan, Map<Integer, ColumnReader> readers) {
        if (column == FileColumn.DELETION_VECTOR) {
            return deletionVectors == null ? new NullCopier() : deletionVectors;
        }
        List<PrimitiveNode> leaves = plan.leaves().get(column);
        if (column == FileColumn.STATS && plan.statsParsed() != null) {
            ColumnReader json = leaves == null ? null : reader(readers, leaves.getFirst());
            return new StatsCopier(json, StatsJson.of(plan.statsParsed(), index -> reader(readers, index)));
        }
        if (leaves == null) {
            return new NullCopier();
        }
        ColumnReader reader = reader(readers, leaves.getFirst());
        return switch (column) {
            case PATH, STATS, CLUSTERING_PROVIDER -> (runs, target) -> ArrowBuffers.copyTexts(
                    reader.getBinaryValues(),
                    reader.getBinaryOffsets(),
                    reader.getLeafValidity(),
                    runs,
                    (VarCharVector) target);
            case SIZE, MODIFICATION_TIME, BASE_ROW_ID, DEFAULT_ROW_COMMIT_VERSION -> (runs, target) ->
                    ArrowBuffers.copyLongs(reader.getLongs(), reader.getLeafValidity(), runs, (BigIntVector) target);
            case DATA_CHANGE -> (runs, target) -> ArrowBuffers.copyBooleans(
                    reader.getBooleans(), reader.getLeafValidity(), runs, (BitVector) target);
            case PARTITION_VALUES, TAGS -> new MapCopier(reader, reader(readers, leaves.get(1)));
            case DELETION_VECTOR -> throw new IllegalStateException("handled above");
        };
    }

    private static @Nullable DeletionVectorColumns deletionVectors(
            Map<Integer, ColumnReader> readers, @Nullable List<PrimitiveNode> leaves) {
        return leaves == null
                ? null
                : new DeletionVectorColumns(
                        reader(readers, leaves.get(0)),
                        reader(readers, leaves.get(1)),
                        reader(readers, leaves.get(2)),
                        reader(readers, leaves.get(3)),
                        reader(readers, leaves.get(4)));
    }

    private static ColumnReader reader(Map<Integer, ColumnReader> readers, PrimitiveNode leaf) {
        return reader(readers, leaf.columnIndex());
    }

    private static ColumnReader reader(Map<Integer, ColumnReader> readers, int columnIndex) {
        ColumnReader reader = readers.get(columnIndex);
        if (reader == null) {
            throw new IllegalStateException("column %d was not projected".formatted(columnIndex));
        }
        return reader;
    }
}
