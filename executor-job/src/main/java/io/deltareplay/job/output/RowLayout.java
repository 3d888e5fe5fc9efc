package io.deltareplay.job.output;

import io.deltareplay.filelist.FileColumn;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** Where rows of one kind have the columns of the file list. */
public interface RowLayout {
    /** What {@link #ordinal} says of a column that the rows lack: it is null in each of them. */
    int ABSENT = -1;

    /** Where the column is. Path and statistics are asked for by their own methods. */
    int ordinal(FileColumn column);

    /** The row's path, valid until the next row. */
    UTF8String path(SpecializedGetters row);

    /** The row's statistics, valid until the next row; null when it has none. */
    @Nullable
    UTF8String stats(SpecializedGetters row);

    /** Where the deletion vector's fields are within it. */
    final class DeletionVectorFields {
        public static final int STORAGE_TYPE = 0;
        public static final int PATH_OR_INLINE_DV = 1;
        public static final int OFFSET = 2;
        public static final int SIZE_IN_BYTES = 3;
        public static final int CARDINALITY = 4;
        public static final int COUNT = 5;

        private DeletionVectorFields() {}
    }
}
