package io.deltareplay.job.snapshot;

import io.deltareplay.filelist.FileColumn;
import io.deltareplay.job.output.RowLayout;
import io.deltareplay.job.window.ActionRow;
import java.io.Serializable;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * How a file of the snapshot is laid out as a row: the columns that are delivered and those that order it. Statistics are never among
 * them.
 */
final class SnapshotRow implements RowLayout, Serializable {
    private static final long serialVersionUID = 1L;

    static final String DELETION_VECTOR_ID = "deletionVectorId";

    private final EnumSet<FileColumn> columns;
    private final int[] ordinals = new int[FileColumn.values().length];

    /** @param delivered the columns to deliver */
    SnapshotRow(Set<FileColumn> delivered) {
        columns = EnumSet.of(FileColumn.PATH, FileColumn.MODIFICATION_TIME);
        columns.addAll(delivered);
        columns.remove(FileColumn.STATS);
        columns.remove(FileColumn.INDEX);
        Arrays.fill(ordinals, ABSENT);
        int next = 0;
        for (FileColumn column : columns) {
            ordinals[column.ordinal()] = next++;
        }
    }

    /** The columns, in the order of their ordinals from 0 on. */
    EnumSet<FileColumn> columns() {
        return columns;
    }

    /** Where the deletion vector's id is: empty for a file without one. */
    int deletionVectorIdOrdinal() {
        return columns.size();
    }

    /** How many fields a row has. */
    int width() {
        return columns.size() + 1;
    }

    StructType schema() {
        StructType schema = new StructType();
        for (FileColumn column : columns) {
            schema = schema.add(column.columnName(), ActionRow.type(column), true);
        }
        return schema.add(DELETION_VECTOR_ID, DataTypes.StringType, false);
    }

    @Override
    public int ordinal(FileColumn column) {
        return ordinals[column.ordinal()];
    }

    @Override
    public UTF8String path(SpecializedGetters row) {
        return row.getUTF8String(ordinal(FileColumn.PATH));
    }

    @Override
    public @Nullable UTF8String stats(SpecializedGetters row) {
        return null;
    }
}
