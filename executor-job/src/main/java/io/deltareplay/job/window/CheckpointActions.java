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
    private final boolean reconciled;
    private int count;
    private int next;
    private long rowsBefore;

    /**
     * @param reconciled whether each file is named once, so that adds that nobody wants need not hide others
     * @param counts what is read and skipped
     */
    CheckpointActions(
            CheckpointPart part,
            ActionRow layout,
            ActionRows rows,
            RowFilter filter,
            boolean reconciled,
            ReadCounts counts) {
        this.filter = filter;
        this.part = part;
        this.rows = rows;
        this.reconciled = reconciled;
        this.counts = counts;
        EnumSet<FileColumn> wanted = filter.with(layout.columns());
        wanted.add(FileColumn.DELETION_VECTOR);
        this.cursor = CheckpointCursor.open(part, wanted, reconciled ? filter : RowFilter.ALL);
        counts.filesSkipped().add(cursor.skipped());
    }

    /**
     * The adds of any part of a reconciled checkpoint.
     *
     * @param counts what is read and skipped
     */
    public static ActionIterator of(
            CheckpointPart part, ActionRow layout, ActionRows rows, RowFilter filter, ReadCounts counts) {
        SegmentFile file = part.file();
        return file.kind() == SegmentFile.Kind.JSON_MANIFEST
                ? new LineActions(List.of(new TailRange(file, 0, file.length(), 0)), layout, rows, filter, true, counts)
                : new CheckpointActions(part, layout, rows, filter, true, counts);
    }

    @Override
    protected @Nullable InternalRow find() {
        while (true) {
            if (next == count) {
                rowsBefore += count;
                count = cursor.next();
                next = 0;
                if (count == 0) {
                    return null;
                }
                counts.actionsRead().add(count);
            }
            int row = next++;
            ColumnarRow add = cursor.add(row);
            if (add == null) {
                continue;
            }
            boolean wanted = filter.keeps(add, cursor.layout());
            counts.filesSkipped().add(wanted ? 0 : 1);
            if (wanted || !reconciled) {
                return rows.of(
                        add,
                        cursor.layout(),
                        wanted ? ActionRow.ADD : ActionRow.UNWANTED_ADD,
                        part.file().version(),
                        part.firstPosition() + rowsBefore + row);
            }
        }
    }

    @Override
    public void close() {
        cursor.close();
    }
}
