package io.deltareplay.job.window;

import io.deltareplay.filelist.FileColumn;
import io.deltareplay.job.output.RowLayout;
import java.io.Serializable;
import java.util.Arrays;
import java.util.EnumSet;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * How an action is laid out as a row: what identifies its file, what orders it, and the columns that are delivered.
 */
public final class ActionRow implements RowLayout, Serializable {
    private static final long serialVersionUID = 1L;

    static final String PATH = "path";
    static final String DELETION_VECTOR_ID = "deletionVectorId";
    static final String VERSION = "version";
    static final String POSITION = "position";
    static final String ROW_NUMBER = "rowNumber";

    /** The path in its normal form. */
    public static final int PATH_ORDINAL = 0;

    /** Empty for a file without a deletion vector. */
    public static final int DELETION_VECTOR_ID_ORDINAL = 1;

    static final int VERSION_ORDINAL = 2;
    static final int POSITION_ORDINAL = 3;
    static final int KIND_ORDINAL = 4;
    static final int FIRST_COLUMN = 5;

    static final byte REMOVE = 0;
    static final byte ADD = 1;
    /** An add that hides older actions of its file, and that nobody wants. */
    static final byte UNWANTED_ADD = 2;
    /** A remove of a compaction, whose version is that of many commits. */
    static final byte COMPACTED_REMOVE = 3;

    private final EnumSet<FileColumn> columns;
    private final int[] ordinals = new int[FileColumn.values().length];

    /** @param columns the columns to deliver */
    public ActionRow(EnumSet<FileColumn> columns) {
        this.columns = columns;
        Arrays.fill(ordinals, ABSENT);
        int next = FIRST_COLUMN;
        for (FileColumn column : columns) {
            ordinals[column.ordinal()] = next++;
        }
    }

    /** The columns to deliver, in the order of their ordinals from {@link #FIRST_COLUMN} on. */
    EnumSet<FileColumn> columns() {
        return columns;
    }

    /** How many fields a row has. */
    int width() {
        return FIRST_COLUMN + columns.size();
    }

    /** Where the row number is once it was added. */
    int rowNumberOrdinal() {
        return width();
    }

    StructType schema() {
        StructType schema = new StructType()
                .add(PATH, DataTypes.StringType, false)
                .add(DELETION_VECTOR_ID, DataTypes.StringType, false)
                .add(VERSION, DataTypes.LongType, false)
                .add(POSITION, DataTypes.LongType, false)
                .add("kind", DataTypes.ByteType, false);
        for (FileColumn column : columns) {
            schema = schema.add("add." + column.columnName(), type(column), true);
        }
        return schema;
    }

    /** How Spark holds a column. */
    public static DataType type(FileColumn column) {
        return switch (column) {
            case PATH, STATS, CLUSTERING_PROVIDER -> DataTypes.StringType;
            case PARTITION_VALUES, TAGS -> DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType, true);
            case SIZE, MODIFICATION_TIME, BASE_ROW_ID, DEFAULT_ROW_COMMIT_VERSION, INDEX -> DataTypes.LongType;
            case DATA_CHANGE -> DataTypes.BooleanType;
            case DELETION_VECTOR ->
                new StructType()
                        .add("storageType", DataTypes.StringType)
                        .add("pathOrInlineDv", DataTypes.StringType)
                        .add("offset", DataTypes.IntegerType)
                        .add("sizeInBytes", DataTypes.IntegerType)
                        .add("cardinality", DataTypes.LongType);
        };
    }

    @Override
    public int ordinal(FileColumn column) {
        return ordinals[column.ordinal()];
    }

    /** The path as the log has it: kept only where it is not its own normal form. */
    @Override
    public UTF8String path(SpecializedGetters row) {
        int ordinal = ordinal(FileColumn.PATH);
        return row.getUTF8String(ordinal == ABSENT || row.isNullAt(ordinal) ? PATH_ORDINAL : ordinal);
    }

    @Override
    public @Nullable UTF8String stats(SpecializedGetters row) {
        int ordinal = ordinal(FileColumn.STATS);
        return row.isNullAt(ordinal) ? null : row.getUTF8String(ordinal);
    }
}
