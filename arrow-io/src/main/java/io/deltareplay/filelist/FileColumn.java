package io.deltareplay.filelist;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;

/**
 * A column of the file list. Names and meanings are those of the {@code add} action in the Delta protocol, apart from {@link #INDEX};
 * the order of the constants is the order of the columns.
 */
public enum FileColumn {
    /** As the log has it: percent-encoded, relative to the table's root or absolute. Never null. */
    PATH("path", Types.utf8("path", false)),
    /** Physical column name to value as the log's string; a null value is a null partition value. */
    PARTITION_VALUES("partitionValues", Types.stringMap("partitionValues")),
    /** Bytes. */
    SIZE("size", Types.int64("size")),
    /** Milliseconds since the epoch. */
    MODIFICATION_TIME("modificationTime", Types.int64("modificationTime")),
    DATA_CHANGE("dataChange", Types.of("dataChange", ArrowType.Bool.INSTANCE, true, List.of())),
    /** The statistics as the log's JSON; the bulk of a checkpoint, so read only when asked for. */
    STATS("stats", Types.utf8("stats", true)),
    TAGS("tags", Types.stringMap("tags")),
    /** Null for a file without one; with one, the file's rows are only those that the vector does not delete. */
    DELETION_VECTOR(
            "deletionVector",
            Types.of(
                    "deletionVector",
                    ArrowType.Struct.INSTANCE,
                    true,
                    List.of(
                            Types.utf8("storageType", true),
                            Types.utf8("pathOrInlineDv", true),
                            Types.of("offset", new ArrowType.Int(32, true), true, List.of()),
                            Types.of("sizeInBytes", new ArrowType.Int(32, true), true, List.of()),
                            Types.int64("cardinality")))),
    BASE_ROW_ID("baseRowId", Types.int64("baseRowId")),
    DEFAULT_ROW_COMMIT_VERSION("defaultRowCommitVersion", Types.int64("defaultRowCommitVersion")),
    CLUSTERING_PROVIDER("clusteringProvider", Types.utf8("clusteringProvider", true)),
    /** The file's place in a streaming snapshot, from 0. Nothing but such a snapshot has it, no action does. */
    INDEX("index", Types.int64("index"));

    private final String columnName;
    private final Field field;

    FileColumn(String columnName, Field field) {
        this.columnName = columnName;
        this.field = field;
    }

    /** The name in the Delta protocol and in the Arrow schema. */
    public String columnName() {
        return columnName;
    }

    /** The Arrow field. */
    public Field field() {
        return field;
    }

    /** The column of that name, matched exactly. */
    public static Optional<FileColumn> named(String name) {
        return Arrays.stream(values()).filter(c -> c.columnName.equals(name)).findFirst();
    }

    /** Kept apart because an enum's constants cannot use its own static methods. */
    private static final class Types {
        private Types() {}

        static Field of(String name, ArrowType type, boolean nullable, List<Field> children) {
            return new Field(name, new FieldType(nullable, type, null), children);
        }

        static Field utf8(String name, boolean nullable) {
            return of(name, ArrowType.Utf8.INSTANCE, nullable, List.of());
        }

        static Field int64(String name) {
            return of(name, new ArrowType.Int(64, true), true, List.of());
        }

        static Field stringMap(String name) {
            Field entries =
                    of("entries", ArrowType.Struct.INSTANCE, false, List.of(utf8("key", false), utf8("value", true)));
            return of(name, new ArrowType.Map(false), true, List.of(entries));
        }
    }
}
