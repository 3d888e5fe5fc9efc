package io.deltareplay.filelist;

import io.deltareplay.action.AddFile;
import io.deltareplay.action.DeletionVector;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.MapVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A batch of the file list that is filled row by row from parsed actions. For rows that come as columns, fill the vectors of
 * {@link #root()} instead.
 *
 * <p>Owns its vectors: close it. Not thread-safe.
 */
public final class FileListBatch implements AutoCloseable {
    /** A batch is full with this many rows, or this many bytes of text, whichever is first. */
    public static final int MAX_ROWS = 8192;

    /** See {@link #MAX_ROWS}. */
    public static final long MAX_TEXT_BYTES = 8 << 20;

    private final VectorSchemaRoot root;
    private final Map<FileColumn, FieldVector> vectors = new EnumMap<>(FileColumn.class);
    private int rows;
    private long statsBytes;

    /** @param schema a schema of {@link FileListSchema} */
    public FileListBatch(Schema schema, BufferAllocator allocator) {
        List<FieldVector> created = new ArrayList<>();
        for (Field field : schema.getFields()) {
            FieldVector vector = field.createVector(allocator);
            created.add(vector);
            vectors.put(FileColumn.named(field.getName()).orElseThrow(), vector);
        }
        root = new VectorSchemaRoot(schema, created, 0);
    }

    /** The vectors, with as many rows as were set last. */
    public VectorSchemaRoot root() {
        return root;
    }

    /** The vector of a column, or null when the schema lacks it. */
    public @Nullable FieldVector vector(FileColumn column) {
        return vectors.get(column);
    }

    /** Rows appended since the last {@link #clear}. */
    public int rows() {
        return rows;
    }

    /** Appends a file. Not visible through {@link #root()} before {@link #seal}. */
    public void append(AddFile file) {
        int row = rows++;
        vectors.forEach((column, vector) -> set(column, vector, row, file));
        String stats = file.stats();
        statsBytes += stats == null ? 0 : stats.length();
    }

    /** Whether the batch should be sealed now. */
    public boolean isFull() {
        return rows >= MAX_ROWS || statsBytes >= MAX_TEXT_BYTES;
    }

    /** Makes the appended rows visible as one batch. */
    public VectorSchemaRoot seal() {
        root.setRowCount(rows);
        return root;
    }

    /** Forgets the rows and keeps the memory for the next ones. */
    public void clear() {
        rows = 0;
        statsBytes = 0;
        vectors.values().forEach(FieldVector::reset);
        root.setRowCount(0);
    }

    @Override
    public void close() {
        root.close();
    }

    private static void set(FileColumn column, FieldVector vector, int row, AddFile file) {
        switch (column) {
            case PATH -> setText(vector, row, file.path());
            case PARTITION_VALUES -> setMap(vector, row, file.partitionValues());
            case SIZE -> setLong(vector, row, file.size());
            case MODIFICATION_TIME -> setLong(vector, row, file.modificationTime());
            case DATA_CHANGE -> ((BitVector) vector).setSafe(row, file.dataChange() ? 1 : 0);
            case STATS -> setText(vector, row, file.stats());
            case TAGS -> setMap(vector, row, file.tags());
            case DELETION_VECTOR -> setDeletionVector((StructVector) vector, row, file.deletionVector());
            case BASE_ROW_ID -> setLong(vector, row, file.baseRowId());
            case DEFAULT_ROW_COMMIT_VERSION -> setLong(vector, row, file.defaultRowCommitVersion());
            case CLUSTERING_PROVIDER -> setText(vector, row, file.clusteringProvider());
            case INDEX -> setLong(vector, row, null);
        }
    }

    private static void setText(FieldVector vector, int row, @Nullable String value) {
        VarCharVector texts = (VarCharVector) vector;
        if (value == null) {
            texts.setNull(row);
        } else {
            texts.setSafe(row, value.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void setLong(FieldVector vector, int row, @Nullable Long value) {
        BigIntVector numbers = (BigIntVector) vector;
        if (value == null) {
            numbers.setNull(row);
        } else {
            numbers.setSafe(row, value);
        }
    }

    private static void setMap(FieldVector vector, int row, @Nullable Map<String, @Nullable String> map) {
        MapVector maps = (MapVector) vector;
        if (map == null) {
            maps.setNull(row);
            return;
        }
        StructVector entries = (StructVector) maps.getDataVector();
        int entry = maps.startNewValue(row);
        for (Map.Entry<String, @Nullable String> e : map.entrySet()) {
            entries.setIndexDefined(entry);
            setText((FieldVector) entries.getVectorById(0), entry, e.getKey());
            setText((FieldVector) entries.getVectorById(1), entry, e.getValue());
            entry++;
        }
        maps.endValue(row, map.size());
    }

    private static void setDeletionVector(StructVector structs, int row, @Nullable DeletionVector value) {
        if (value == null) {
            structs.setNull(row);
            return;
        }
        structs.setIndexDefined(row);
        setText((FieldVector) structs.getVectorById(0), row, value.storageType());
        setText((FieldVector) structs.getVectorById(1), row, value.pathOrInlineDv());
        IntVector offsets = (IntVector) structs.getVectorById(2);
        Integer offset = value.offset();
        if (offset == null) {
            offsets.setNull(row);
        } else {
            offsets.setSafe(row, offset);
        }
        ((IntVector) structs.getVectorById(3)).setSafe(row, value.sizeInBytes());
        ((BigIntVector) structs.getVectorById(4)).setSafe(row, value.cardinality());
    }
}
