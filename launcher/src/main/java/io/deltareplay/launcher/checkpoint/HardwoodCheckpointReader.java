package io.deltareplay.launcher.checkpoint;

import dev.hardwood.metadata.PhysicalType;
import dev.hardwood.reader.ColumnReader;
import dev.hardwood.reader.ColumnReaders;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.Validity;
import dev.hardwood.schema.ColumnProjection;
import dev.hardwood.schema.SchemaNode.GroupNode;
import dev.hardwood.schema.SchemaNode.PrimitiveNode;
import io.deltareplay.filelist.FileColumn;
import io.deltareplay.launcher.parquet.RowRuns;
import io.deltareplay.text.Utf8;
import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.VarCharVector;
import org.jspecify.annotations.Nullable;

/// Reads a checkpoint file with Hardwood's column readers: codecs and encodings that are not decoded page by page.
final class HardwoodCheckpointReader implements CheckpointFileReader {
    private final ParquetFileReader file;
    private final CheckpointBatch target;
    private final ColumnReaders columns;
    private final Map<Integer, ColumnReader> readers = new HashMap<>();
    private final ColumnReader path;
    private final Map<FileColumn, ColumnReader> required = new EnumMap<>(FileColumn.class);
    private final @Nullable DeletionVectorColumns deletionVectors;
    private final Map<FileColumn, ColumnCopier> copiers = new EnumMap<>(FileColumn.class);
    private final List<ColumnReader> texts;
    private final long totalRows;
    private long rowsBefore;
    private int rows;

    HardwoodCheckpointReader(ParquetFileReader file, CheckpointColumns plan, CheckpointBatch target) {
        this.file = file;
        this.target = target;
        totalRows = file.getFileMetaData().numRows();
        columns = file.buildColumnReaders(ColumnProjection.columns(names(plan)))
                .batchSize(BatchRows.of(file.getFileMetaData(), plan))
                .build();
        for (int i = 0; i < columns.getColumnCount(); i++) {
            ColumnReader reader = columns.getColumnReader(i);
            readers.put(reader.getColumnSchema().columnIndex(), reader);
        }
        path = reader(plan.leaves().get(FileColumn.PATH));
        for (FileColumn column : RequiredColumns.OF_ADDS) {
            PrimitiveNode leaf = plan.leaves().get(column);
            GroupNode map = plan.maps().get(column);
            if (leaf != null) {
                required.put(column, reader(leaf));
            } else if (map != null) {
                required.put(column, reader((PrimitiveNode) map.getMapKey()));
            }
        }
        texts = plan.allLeaves().stream()
                .filter(leaf -> leaf.type() == PhysicalType.BYTE_ARRAY)
                .map(this::reader)
                .toList();
        deletionVectors = deletionVectors(plan.deletionVector());
        for (FileColumn column : target.columns()) {
            copiers.put(column, copier(column, plan));
        }
    }

    private String[] names(CheckpointColumns plan) {
        Set<String> names = new LinkedHashSet<>();
        for (PrimitiveNode leaf : plan.allLeaves()) {
            names.add(file.getFileSchema()
                    .getColumn(leaf.columnIndex())
                    .fieldPath()
                    .toString());
        }
        if (plan.statsParsed() != null) {
            names.add("add.stats_parsed");
        }
        return names.toArray(String[]::new);
    }

    @Override
    public int next() throws IOException {
        rowsBefore += rows;
        rows = 0;
        if (!columns.nextBatch()) {
            if (rowsBefore != totalRows) {
                throw new IOException("%d rows found where the footer says %d".formatted(rowsBefore, totalRows));
            }
            return END;
        }
        rows = columns.getRecordCount();
        for (Map.Entry<FileColumn, ColumnReader> column : required.entrySet()) {
            checkRequired(column.getKey(), column.getValue(), rows);
        }
        if (deletionVectors != null) {
            deletionVectors.check(rows);
        }
        for (ColumnReader text : texts) {
            checkText(text);
        }
        return rows;
    }

    @Override
    public boolean hasOnlyAdds() {
        return !path.getLeafValidity().hasNulls();
    }

    @Override
    public boolean isAdd(int row) {
        return path.getLeafValidity().isNotNull(row);
    }

    @Override
    public byte[] pathBytes() {
        return path.getBinaryValues();
    }

    @Override
    public int[] pathOffsets() {
        return path.getBinaryOffsets();
    }

    @Override
    public @Nullable String deletionVectorId(int row) {
        return deletionVectors == null || deletionVectors.present().isNull(row) ? null : deletionVectors.uniqueId(row);
    }

    @Override
    public void keep(RowRuns runs) {
        copiers.forEach((column, copier) -> copier.copy(runs, target.vector(column)));
        target.setRowCount(runs.rows());
    }

    @Override
    public void close() {
        columns.close();
        try {
            file.close();
        } catch (IOException e) {
            // Everything needed was read: a failing close loses nothing.
            return;
        }
    }

    /// An `add` without what the protocol requires is damage, not a row to leave out.
    private static void checkRequired(FileColumn name, ColumnReader column, int rows) throws IOException {
        Validity adds = column.getLayerValidity(0);
        // A map's own layer is the last; a column without repetition is its leaf.
        Validity present = name == FileColumn.PARTITION_VALUES
                ? column.getLayerValidity(column.getLayerCount() - 1)
                : column.getLeafValidity();
        if (!present.hasNulls()) {
            return;
        }
        int missing = 0;
        for (int row = 0; row < rows; row++) {
            if (present.isNull(row) && adds.isNotNull(row)) {
                missing++;
            }
        }
        RequiredColumns.check(name, missing);
    }

    private static void checkText(ColumnReader column) throws IOException {
        byte[] bytes = column.getBinaryValues();
        int[] offsets = column.getBinaryOffsets();
        int count = column.getValueCount();
        if (Utf8.isAscii(bytes, offsets[0], offsets[count])) {
            return;
        }
        for (int i = 0; i < count; i++) {
            if (!Utf8.isValid(bytes, offsets[i], offsets[i + 1])) {
                throw new IOException(
                        Utf8.problem(column.getColumnSchema().fieldPath().toString()));
            }
        }
    }

    private ColumnCopier copier(FileColumn column, CheckpointColumns plan) {
        if (column == FileColumn.DELETION_VECTOR) {
            return deletionVectors == null ? new NullCopier() : deletionVectors;
        }
        PrimitiveNode leaf = plan.leaves().get(column);
        if (column == FileColumn.STATS && plan.statsParsed() != null) {
            Map<PrimitiveNode, StatsValues> values = new HashMap<>();
            return new StatsCopier(
                    leaf == null ? null : new HardwoodStats(reader(leaf)),
                    StatsJson.of(
                            plan.statsParsed(),
                            plan.annotatesText(),
                            node -> values.computeIfAbsent(node, n -> new HardwoodStats(reader(n)))));
        }
        GroupNode map = plan.maps().get(column);
        if (map != null) {
            return new MapCopier(reader((PrimitiveNode) map.getMapKey()), reader((PrimitiveNode) map.getMapValue()));
        }
        return leaf == null ? new NullCopier() : copier(column, reader(leaf));
    }

    private static ColumnCopier copier(FileColumn column, ColumnReader reader) {
        return switch (column) {
            case PATH, STATS, CLUSTERING_PROVIDER ->
                (runs, target) -> ArrowBuffers.copyTexts(
                        reader.getBinaryValues(),
                        reader.getBinaryOffsets(),
                        reader.getLeafValidity(),
                        runs,
                        (VarCharVector) target);
            case SIZE, MODIFICATION_TIME, BASE_ROW_ID, DEFAULT_ROW_COMMIT_VERSION ->
                (runs, target) -> ArrowBuffers.copyLongs(
                        reader.getLongs(), reader.getLeafValidity(), runs, (BigIntVector) target);
            case DATA_CHANGE ->
                (runs, target) -> ArrowBuffers.copyBooleans(
                        reader.getBooleans(), reader.getLeafValidity(), runs, (BitVector) target);
            case PARTITION_VALUES, TAGS, DELETION_VECTOR, INDEX ->
                throw new IllegalArgumentException(column + " has not one leaf");
        };
    }

    private @Nullable DeletionVectorColumns deletionVectors(@Nullable List<PrimitiveNode> leaves) {
        return leaves == null
                ? null
                : new DeletionVectorColumns(
                        reader(leaves.get(0)),
                        reader(leaves.get(1)),
                        reader(leaves.get(2)),
                        reader(leaves.get(3)),
                        reader(leaves.get(4)));
    }

    private ColumnReader reader(@Nullable PrimitiveNode leaf) {
        if (leaf == null) {
            throw new IllegalArgumentException("the column is not read");
        }
        return reader(leaf.columnIndex());
    }

    private ColumnReader reader(int columnIndex) {
        ColumnReader reader = readers.get(columnIndex);
        if (reader == null) {
            throw new IllegalStateException("column %d was not projected".formatted(columnIndex));
        }
        return reader;
    }
}
