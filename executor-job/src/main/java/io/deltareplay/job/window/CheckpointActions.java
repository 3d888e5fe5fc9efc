package io.deltareplay.job.window;

import io.deltareplay.filelist.FileColumn;
import io.deltareplay.job.checkpoint.CheckpointCursor;
import io.deltareplay.job.checkpoint.CheckpointPart;
import java.util.EnumSet;
import java.util.function.LongConsumer;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.vectorized.ColumnarRow;
import org.jspecify.annotations.Nullable;

/** The adds of a part of a checkpoint's Parquet file. */
final class CheckpointActions extends ActionIterator {
    private final CheckpointPart part;
    private final ActionRows rows;
    private final LongConsumer counter;
    private final CheckpointCursor cursor;
    private int count;
    private int next;

    /** @param counter hears how many actions were read */
    CheckpointActions(CheckpointPart part, ActionRow layout, ActionRows rows, LongConsumer counter) {
        this.part = part;
        this.rows = rows;
        this.counter = counter;
        EnumSet<FileColumn> wanted = EnumSet.copyOf(layout.columns());
        wanted.add(FileColumn.DELETION_VECTOR);
        this.cursor = CheckpointCursor.open(part, wanted);
    }

    @Override
    protected @Nullable InternalRow find() {
        while (true) {
            if (next == count) {
                count = cursor.next();
                next = 0;
                if (count == 0) {
                    return null;
                }
                counter.accept(count);
            }
            ColumnarRow add = cursor.add(next++);
            if (add != null) {
                return rows.of(add, cursor.layout(), part.file().version());
            }
        }
    }

    @Override
    public void close() {
        cursor.close();
    }
}
