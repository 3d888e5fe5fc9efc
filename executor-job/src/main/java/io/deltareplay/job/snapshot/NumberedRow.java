package io.deltareplay.job.snapshot;

import io.deltareplay.filelist.FileColumn;
import io.deltareplay.job.output.RowLayout;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.JoinedRow;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** A row of the snapshot with its index behind it. Not thread-safe: it reuses the row. */
final class NumberedRow implements RowLayout {
    private final SnapshotRow layout;
    private final GenericInternalRow index = new GenericInternalRow(1);
    private final JoinedRow joined = new JoinedRow();

    NumberedRow(SnapshotRow layout) {
        this.layout = layout;
    }

    InternalRow of(InternalRow row, long number) {
        index.setLong(0, number);
        return joined.apply(row, index);
    }

    @Override
    public int ordinal(FileColumn column) {
        return column == FileColumn.INDEX ? layout.width() : layout.ordinal(column);
    }

    @Override
    public UTF8String path(SpecializedGetters row) {
        return layout.path(row);
    }

    @Override
    public @Nullable UTF8String stats(SpecializedGetters row) {
        return null;
    }
}
