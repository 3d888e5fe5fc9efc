package io.deltareplay.job.window;

import io.deltareplay.filelist.FileColumn;
import io.deltareplay.job.checkpoint.CheckpointCursor;
import io.deltareplay.job.checkpoint.CheckpointPart;
import io.deltareplay.job.checkpoint.RowFilter;
import io.deltareplay.job.tail.TailRange;
import io.deltareplay.job.task.ReadCounts;
import io.deltareplay.request.SegmentFile;
import java.util.EnumSet;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.vectorized.ColumnarRow;
import org.jspecify.annotations.Nullable;

/** The adds of a part of a checkpoint's Parquet file. */
public final class CheckpointActions extends ActionIterator {
    private final CheckpointPart part;
    private final ActionRows rows;
    private final RowFilter filter;
    private final ReadCounts counts;
    private final CheckpointCursor cursor;
    private int count;
    private int next;

    /** @param counts what is read and skipped */
    CheckpointActions(CheckpointPart part, ActionRow layout, ActionRows rows, RowFilter filter, ReadCounts counts) {
        this.filter = filter;
        this.part = part;
        this.rows = rows;
        this.counts = counts;
        EnumSet<FileColumn> wanted = filter.with(layout.columns());
        wanted.add(FileColumn.DELETION_VECTOR);
        this.cursor = CheckpointCursor.open(part, wanted, filter);
        counts.filesSkipped().add(cursor.skipped());
    }

    /**
     * The adds of any part of a checkpoint.
     *
     * @param counts what is read and skipped
     */
    public static ActionIterator of(
            CheckpointPart part, ActionRow layout, ActionRows rows, RowFilter filter, ReadCounts counts) {
        SegmentFile file = part.file();
        return file.kind() == SegmentFile.Kind.JSON_MANIFEST
                ? new LineActions(List.of(new TailRange(file, 0, file.length(), 0)), layout, rows, filter, counts)
                : new CheckpointActions(part, layout, rows, filter, counts);
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
                counts.actionsRead().add(count);
            }
            ColumnarRow add = cursor.add(next++);
            if (add != null && !filter.keeps(add, cursor.layout())) {
                counts.filesSkipped().add(1);
            } else if (add != null) {
                return rows.of(add, cursor.layout(), part.file().version());
            }
        }
    }

    @Override
    public void close() {
        cursor.close();
    }
}
