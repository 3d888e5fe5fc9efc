package io.deltareplay.job.checkpoint;

import io.deltareplay.action.DeletionVector;
import io.deltareplay.filelist.FileColumn;
import io.deltareplay.job.output.RowLayout.DeletionVectorFields;
import io.deltareplay.job.problem.DamagedFileException;
import io.deltareplay.predicate.RowGroupPruner;
import io.deltareplay.request.SegmentFile;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.schema.GroupType;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.apache.spark.sql.vectorized.ColumnarRow;
import org.jspecify.annotations.Nullable;

/** Reads the {@code add} actions of a part of a checkpoint, batch by batch. A cursor for one thread. */
public final class CheckpointReader implements AutoCloseable {
    private static final Set<FileColumn> REQUIRED = EnumSet.of(
            FileColumn.PARTITION_VALUES, FileColumn.SIZE, FileColumn.MODIFICATION_TIME, FileColumn.DATA_CHANGE);

    private final CheckpointFile file;
    private final @Nullable RowGroups rowGroups;
    private final @Nullable AddRows layout;
    private final RowGroupMemory.Taken memory;
    private final long skipped;
    private @Nullable ColumnVector adds;

    private CheckpointReader(
            CheckpointFile file,
            @Nullable RowGroups rowGroups,
            @Nullable AddRows layout,
            RowGroupMemory.Taken memory,
            long skipped) {
        this.skipped = skipped;
        this.file = file;
        this.rowGroups = rowGroups;
        this.layout = layout;
        this.memory = memory;
    }

    /**
     * Opens the part's file and reads its footer.
     *
     * @param wanted the columns to read; the path is read anyway
     * @param filter row groups without any file that it wants are not read
     * @throws io.deltareplay.job.problem.UnsupportedFileException when it cannot be decoded here
     * @throws IOException when the file cannot be read, is no Parquet file, or lacks a column that the protocol requires
     */
    public static CheckpointReader open(CheckpointPart part, Set<FileColumn> wanted, RowFilter filter)
            throws IOException {
        CheckpointFile file = CheckpointFile.open(part.file());
        try {
            Optional<GroupType> add = AddSchema.add(file.schema());
            List<Integer> indices = new ArrayList<>(indices(part, file));
            long skipped = add.isEmpty() ? 0 : prune(indices, file.rowGroups(), add.get(), filter);
            List<BlockMetaData> blocks =
                    indices.stream().map(file.rowGroups()::get).toList();
            long rows = blocks.stream().mapToLong(BlockMetaData::getRowCount).sum();
            // A missing column is null in every row: a file of other actions, or a manifest that only names sidecars.
            if (add.isEmpty() || rows == 0) {
                return new CheckpointReader(file, null, null, () -> {}, skipped);
            }
            AddSchema schema = AddSchema.of(file.schema(), add.get(), blocks, wanted);
            Decodable.check(blocks, schema.requested());
            return read(
                    part.file(),
                    file,
                    schema,
                    indices,
                    Math.toIntExact(rows),
                    RowGroupMemory.bytes(blocks, schema.requested()),
                    skipped);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static CheckpointReader read(
            SegmentFile segment,
            CheckpointFile file,
            AddSchema schema,
            List<Integer> indices,
            int rows,
            long bytes,
            long skipped)
            throws IOException {
        RowGroupMemory.Taken memory;
        try {
            memory = RowGroupMemory.ofThisProcess().take(bytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while other row groups were read");
        }
        try {
            RowGroups groups = RowGroups.open(file.reader(), schema.requested(), indices, rows);
            return new CheckpointReader(file, groups, new AddRows(schema, segment), memory, skipped);
        } catch (IOException | RuntimeException e) {
            memory.close();
            throw e;
        }
    }

    /** Takes out what holds no file that is wanted. Returns how many files that are. */
    private static long prune(List<Integer> indices, List<BlockMetaData> rowGroups, GroupType add, RowFilter filter) {
        long[] files = {0};
        indices.removeIf(index -> {
            long unmatched = filter.unmatched(add, rowGroups.get(index));
            files[0] += Math.max(0, unmatched);
            return unmatched != RowGroupPruner.MAY_MATCH;
        });
        return files[0];
    }

    /** How many files are in row groups that are not read. */
    public long skipped() {
        return skipped;
    }

    private static List<Integer> indices(CheckpointPart part, CheckpointFile file) throws DamagedFileException {
        int count = file.rowGroups().size();
        if (part.rowGroup() == CheckpointPart.WHOLE_FILE) {
            return IntStream.range(0, count).boxed().toList();
        }
        if (part.rowGroup() >= count) {
            throw new DamagedFileException(
                    "it had a row group %d when it was first read, now it has %d".formatted(part.rowGroup(), count));
        }
        return List.of(part.rowGroup());
    }

    /**
     * Decodes the next batch.
     *
     * @return how many rows it has, other actions included; 0 at the end
     * @throws IOException when the file is damaged or cannot be read
     */
    public int next() throws IOException {
        if (rowGroups == null) {
            return 0;
        }
        ColumnarBatch batch = rowGroups.next();
        if (batch == null) {
            adds = null;
            return 0;
        }
        adds = batch.column(0);
        check(adds, batch.numRows());
        return batch.numRows();
    }

    /** An {@code add} without what the protocol requires is damage, not a row to leave out. */
    private void check(ColumnVector structs, int rows) throws DamagedFileException {
        AddRows rowsOf = layout();
        check(structs, rowsOf, FileColumn.PATH, rows);
        for (FileColumn column : REQUIRED) {
            if (rowsOf.ordinal(column) != AddRows.ABSENT) {
                check(structs, rowsOf, column, rows);
            }
        }
        if (rowsOf.ordinal(FileColumn.DELETION_VECTOR) != AddRows.ABSENT) {
            checkDeletionVectors(structs.getChild(rowsOf.ordinal(FileColumn.DELETION_VECTOR)), rows);
        }
        AddTexts.check(structs, rowsOf, rows);
    }

    private static void checkDeletionVectors(ColumnVector vectors, int rows) throws DamagedFileException {
        ColumnVector storageTypes = vectors.getChild(DeletionVectorFields.STORAGE_TYPE);
        ColumnVector paths = vectors.getChild(DeletionVectorFields.PATH_OR_INLINE_DV);
        ColumnVector sizes = vectors.getChild(DeletionVectorFields.SIZE_IN_BYTES);
        ColumnVector cardinalities = vectors.getChild(DeletionVectorFields.CARDINALITY);
        for (int row = 0; row < rows; row++) {
            String problem = DeletionVector.problem(
                    storageTypes.isNullAt(row)
                            ? -1
                            : storageTypes.getUTF8String(row).numBytes(),
                    !paths.isNullAt(row),
                    !sizes.isNullAt(row),
                    !cardinalities.isNullAt(row));
            if (problem != null) {
                throw new DamagedFileException("add.deletionVector." + problem);
            }
        }
    }

    private static void check(ColumnVector structs, AddRows layout, FileColumn column, int rows)
            throws DamagedFileException {
        ColumnVector values = structs.getChild(layout.ordinal(column));
        if (!values.hasNull()) {
            return;
        }
        int missing = 0;
        for (int row = 0; row < rows; row++) {
            if (values.isNullAt(row) && !structs.isNullAt(row)) {
                missing++;
            }
        }
        if (missing > 0) {
            throw new DamagedFileException(
                    "the required column add.%s is null in %d rows".formatted(column.columnName(), missing));
        }
    }

    /** The {@code add} of a row of the batch, valid until the next batch; null when the row is another action. */
    public @Nullable ColumnarRow add(int row) {
        ColumnVector structs = adds;
        return structs == null || structs.isNullAt(row) ? null : structs.getStruct(row);
    }

    /** How the adds are laid out. Only while there is a batch. */
    public AddRows layout() {
        if (layout == null) {
            throw new IllegalStateException("nothing was read");
        }
        return layout;
    }

    @Override
    public void close() throws IOException {
        try {
            if (rowGroups != null) {
                rowGroups.close();
            }
        } finally {
            memory.close();
            file.close();
        }
    }
}
