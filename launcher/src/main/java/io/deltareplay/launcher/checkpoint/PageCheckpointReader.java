package io.deltareplay.launcher.checkpoint;

import dev.hardwood.InputFile;
import dev.hardwood.schema.SchemaNode.GroupNode;
import dev.hardwood.schema.SchemaNode.PrimitiveNode;
import io.deltareplay.filelist.FileColumn;
import io.deltareplay.launcher.parquet.Column;
import io.deltareplay.launcher.parquet.ColumnChunks;
import io.deltareplay.launcher.parquet.ParquetFooter;
import io.deltareplay.launcher.parquet.RowRuns;
import java.io.IOException;
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
    private final InputFile input;
    private final CheckpointBatch target;
    private final Set<FileColumn> decoded;
    private final ColumnChunks chunks;
    private final Map<FileColumn, Column> columns = new EnumMap<>(FileColumn.class);
    private final List<Column> deletionVectors = new ArrayList<>();
    private final List<FieldVector> nullVectors = new ArrayList<>();
    private final NullCopier nulls = new NullCopier();
    private final RowRuns chosen = new RowRuns();
    private final @Nullable RenderedStats renderedStats;
    private final Column path;
    private final DecodedPaths paths;
    private final int batchRows;
    private final @Nullable BatchSelector selector;
    private long dropped;
    private long prunedFiles;
    private int rows;

    PageCheckpointReader(
            InputFile input, ParquetFooter footer, Executor executor, PagePlan plan, CheckpointBatch target) {
        this.input = input;
        this.target = target;
        this.decoded = plan.decoded();
        this.prunedFiles = plan.prunedFiles();
        this.batchRows = BatchRows.of(footer.metaData(), plan.columns());
        chunks = new ColumnChunks(input, footer.schema(), plan.rowGroups(), executor);
        renderedStats = plan.columns().statsParsed() == null ? null : new RenderedStats(chunks, plan.columns());
        for (FileColumn column : plan.decoded()) {
            if (column == FileColumn.DELETION_VECTOR) {
                addDeletionVectors(plan.columns());
            } else if (column != FileColumn.STATS || renderedStats == null) {
                add(column, plan.columns());
            }
        }
        path = Objects.requireNonNull(columns.get(FileColumn.PATH), "the schema of a checkpoint has a path");
        paths = new DecodedPaths((VarCharVector) target.vector(FileColumn.PATH));
        selector = plan.predicate() == null ? null : selector(plan.predicate());
    }

    private BatchSelector selector(PagePlan.Predicate predicate) {
        GroupNode maps = predicate.partitionValues();
        ColumnChunks.NumberedMap partitions = maps == null ? null : chunks.addNumbered(maps);
        return new BatchSelector(
                chunks,
                target,
                predicate.filter(),
                predicate.columns(),
                partitions == null ? presence(predicate.size()) : partitions.column(),
                partitions == null ? null : new PartitionNumbers(predicate.filter(), partitions.values()),
                columns.get(FileColumn.STATS));
    }

    /// A column that every add has, and that is small.
    private Column presence(PrimitiveNode size) {
        Column delivered = columns.get(FileColumn.SIZE);
        return delivered == null ? chunks.visit(size, new GatheredValues.Nothing()) : delivered;
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

    private void addDeletionVectors(CheckpointColumns plan) {
        StructVector vectors = (StructVector) target.vector(FileColumn.DELETION_VECTOR);
        List<PrimitiveNode> leaves = plan.deletionVector();
        if (leaves == null) {
            nullVectors.add(vectors);
            return;
        }
        for (int i = 0; i < leaves.size(); i++) {
            deletionVectors.add(chunks.add(leaves.get(i), (FieldVector) vectors.getVectorById(i)));
        }
    }

    @Override
    public int next() throws IOException {
        dropped = prunedFiles;
        prunedFiles = 0;
        rows = 0;
        int count = chunks.next(batchRows);
        if (count == 0) {
            return END;
        }
        if (selector == null) {
            chosen.keepAll(count);
        } else {
            dropped += selector.choose(count, chosen);
        }
        if (chosen.rows() > 0) {
            decode(count);
            rows = chosen.rows();
            paths.decoded(rows);
            target.setRowCount(rows);
        }
        return rows;
    }

    @Override
    public long dropped() {
        return dropped;
    }

    /// Brings every column to the chosen rows.
    private void decode(int count) throws IOException {
        for (Map.Entry<FileColumn, Column> column : columns.entrySet()) {
            decode(column.getValue(), target.vector(column.getKey()), count);
            RequiredColumns.check(column.getKey(), column.getValue().nullWithinStruct());
        }
        if (renderedStats != null) {
            renderedStats.decode(chosen, target.vector(FileColumn.STATS));
        }
        for (Column leaf : deletionVectors) {
            chunks.decode(leaf, chosen);
        }
        nullVectors.forEach(vector -> nulls.copy(chosen, vector));
        if (!deletionVectors.isEmpty()) {
            finishDeletionVectors(deletionVectors.getFirst());
        }
    }

    private void decode(Column column, FieldVector vector, int count) throws IOException {
        if (selector != null && selector.decodesAllOf(column)) {
            compact(vector, chosen, count);
        } else if (selector != null && selector.decodesCandidatesOf(column)) {
            compact(vector, selector.chosenCandidates(), selector.candidateCount());
        } else {
            chunks.decode(column, chosen);
        }
    }

    private static void compact(FieldVector vector, RowRuns kept, int count) {
        if (kept.rows() < count) {
            VectorCompactor.compact(vector, kept);
        }
    }

    private void finishDeletionVectors(Column storageTypes) throws IOException {
        StructVector vectors = (StructVector) target.vector(FileColumn.DELETION_VECTOR);
        while (vectors.getValidityBuffer().capacity() * Byte.SIZE < chosen.rows()) {
            vectors.reAlloc();
        }
        storageTypes.writePresence(vectors.getValidityBuffer());
        vectors.setValueCount(chosen.rows());
        DecodedDeletionVectors.check(vectors);
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
        return paths.bytes();
    }

    @Override
    public int[] pathOffsets() {
        return paths.offsets();
    }

    @Override
    public @Nullable String deletionVectorId(int row) {
        return deletionVectors.isEmpty() || !deletionVectors.getFirst().isPresent(row)
                ? null
                : DeletionVectorIds.of((StructVector) target.vector(FileColumn.DELETION_VECTOR), row);
    }

    @Override
    public void keep(RowRuns runs) {
        target.keep(decoded, runs, rows);
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
