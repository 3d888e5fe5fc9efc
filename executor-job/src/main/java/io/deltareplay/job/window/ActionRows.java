package io.deltareplay.job.window;

import io.deltareplay.action.AddFile;
import io.deltareplay.action.DeletionVector;
import io.deltareplay.action.FileAction;
import io.deltareplay.action.FilePaths;
import io.deltareplay.filelist.FileColumn;
import io.deltareplay.job.checkpoint.AddRows;
import io.deltareplay.job.output.RowLayout;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.ArrayBasedMapData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.vectorized.ColumnarRow;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** Makes rows of actions. Each is valid until the next one: Spark copies it at once. Not thread-safe. */
public final class ActionRows {
    private static final UTF8String NO_DELETION_VECTOR = UTF8String.EMPTY_UTF8;

    private final String defaultScheme;
    private final FileColumn[] columns;
    private final @Nullable Object[] values;
    private final InternalRow row;

    public ActionRows(ActionRow layout, String defaultScheme) {
        this.defaultScheme = defaultScheme;
        this.columns = layout.columns().toArray(FileColumn[]::new);
        this.values = new @Nullable Object[layout.width()];
        this.row = new GenericInternalRow(values);
    }

    /** An add that is wanted. */
    public InternalRow of(AddFile add, long version) {
        return of(add, ActionRow.ADD, version, 0);
    }

    /** A parsed action. */
    InternalRow of(FileAction action, byte kind, long version, long position) {
        UTF8String path = UTF8String.fromString(action.path());
        DeletionVector vector = action.deletionVector();
        identify(path, vector == null ? null : vector.uniqueId(), version, position, kind);
        for (int i = 0; i < columns.length; i++) {
            boolean isNull = kind == ActionRow.UNWANTED_ADD && columns[i] != FileColumn.PATH;
            values[ActionRow.FIRST_COLUMN + i] =
                    action instanceof AddFile add && !isNull ? value(columns[i], add, path) : null;
        }
        return row;
    }

    /** An add of a checkpoint. */
    InternalRow of(ColumnarRow add, AddRows source, byte kind, long version, long position) {
        UTF8String path = source.path(add);
        identify(path, source.deletionVectorId(add), version, position, kind);
        for (int i = 0; i < columns.length; i++) {
            boolean isNull = kind == ActionRow.UNWANTED_ADD && columns[i] != FileColumn.PATH;
            values[ActionRow.FIRST_COLUMN + i] = isNull ? null : value(columns[i], add, source, path);
        }
        return row;
    }

    private void identify(UTF8String path, @Nullable String deletionVectorId, long version, long position, byte kind) {
        values[ActionRow.PATH_ORDINAL] = normal(path);
        values[ActionRow.DELETION_VECTOR_ID_ORDINAL] =
                deletionVectorId == null ? NO_DELETION_VECTOR : UTF8String.fromString(deletionVectorId);
        values[ActionRow.VERSION_ORDINAL] = version;
        values[ActionRow.POSITION_ORDINAL] = position;
        values[ActionRow.KIND_ORDINAL] = kind;
    }

    private UTF8String normal(UTF8String path) {
        boolean isNormal = path.getBaseObject() instanceof byte[] bytes
                && FilePaths.isNormal(
                        bytes, (int) (path.getBaseOffset() - Platform.BYTE_ARRAY_OFFSET), path.numBytes());
        return isNormal ? path : UTF8String.fromString(FilePaths.normalise(path.toString(), defaultScheme));
    }

    /** The path where it differs from its normal form, which the row has anyway. */
    private @Nullable UTF8String rawPath(UTF8String path) {
        return path.equals(values[ActionRow.PATH_ORDINAL]) ? null : path;
    }

    private @Nullable Object value(FileColumn column, AddFile add, UTF8String path) {
        return switch (column) {
            case PATH -> rawPath(path);
            case PARTITION_VALUES -> map(add.partitionValues());
            case SIZE -> add.size();
            case MODIFICATION_TIME -> add.modificationTime();
            case DATA_CHANGE -> add.dataChange();
            case STATS -> UTF8String.fromString(add.stats());
            case TAGS -> add.tags() == null ? null : map(add.tags());
            case DELETION_VECTOR -> add.deletionVector() == null ? null : struct(add.deletionVector());
            case BASE_ROW_ID -> add.baseRowId();
            case DEFAULT_ROW_COMMIT_VERSION -> add.defaultRowCommitVersion();
            case CLUSTERING_PROVIDER -> UTF8String.fromString(add.clusteringProvider());
            case INDEX -> null;
        };
    }

    private @Nullable Object value(FileColumn column, ColumnarRow add, AddRows source, UTF8String path) {
        if (column == FileColumn.PATH) {
            return rawPath(path);
        }
        if (column == FileColumn.STATS) {
            return source.stats(add);
        }
        int ordinal = source.ordinal(column);
        if (ordinal == RowLayout.ABSENT || add.isNullAt(ordinal)) {
            return null;
        }
        return switch (column) {
            case SIZE, MODIFICATION_TIME, BASE_ROW_ID, DEFAULT_ROW_COMMIT_VERSION, INDEX -> add.getLong(ordinal);
            case DATA_CHANGE -> add.getBoolean(ordinal);
            case PARTITION_VALUES, TAGS -> add.getMap(ordinal);
            case DELETION_VECTOR ->
                source.deletionVectorId(add) == null
                        ? null
                        : add.getStruct(ordinal, RowLayout.DeletionVectorFields.COUNT);
            case PATH, STATS, CLUSTERING_PROVIDER -> add.getUTF8String(ordinal);
        };
    }

    private static ArrayBasedMapData map(Map<String, @Nullable String> map) {
        @Nullable Object[] keys = new @Nullable Object[map.size()];
        @Nullable Object[] texts = new @Nullable Object[map.size()];
        int i = 0;
        for (Map.Entry<String, @Nullable String> entry : map.entrySet()) {
            keys[i] = UTF8String.fromString(entry.getKey());
            texts[i] = UTF8String.fromString(entry.getValue());
            i++;
        }
        return new ArrayBasedMapData(new GenericArrayData(keys), new GenericArrayData(texts));
    }

    private static InternalRow struct(DeletionVector vector) {
        return new GenericInternalRow(new @Nullable Object[] {
            UTF8String.fromString(vector.storageType()),
            UTF8String.fromString(vector.pathOrInlineDv()),
            vector.offset(),
            vector.sizeInBytes(),
            vector.cardinality()
        });
    }
}
