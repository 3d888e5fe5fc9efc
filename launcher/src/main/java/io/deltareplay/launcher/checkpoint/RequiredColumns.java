package io.deltareplay.launcher.checkpoint;

import io.deltareplay.filelist.FileColumn;
import java.io.IOException;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// The columns that every `add` has. One that is null is damage, not a row to leave out; noticed where the column
/// is
/// read.
final class RequiredColumns {
    static final Set<FileColumn> OF_ADDS = Collections.unmodifiableSet(EnumSet.of(
            FileColumn.PATH,
            FileColumn.PARTITION_VALUES,
            FileColumn.SIZE,
            FileColumn.MODIFICATION_TIME,
            FileColumn.DATA_CHANGE));

    private RequiredColumns() {}

    /// @param missing in how many adds it is null
    static void check(FileColumn column, int missing) throws IOException {
        if (missing > 0 && OF_ADDS.contains(column)) {
            throw new IOException(
                    "the required column add.%s is null in %d rows".formatted(column.columnName(), missing));
        }
    }
}
