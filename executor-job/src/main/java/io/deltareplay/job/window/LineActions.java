package io.deltareplay.job.window;

import io.deltareplay.action.ActionParser;
import io.deltareplay.action.AddFile;
import io.deltareplay.action.FileAction;
import io.deltareplay.job.checkpoint.RowFilter;
import io.deltareplay.job.tail.RangeReader;
import io.deltareplay.job.tail.TailRange;
import io.deltareplay.job.task.ReadCounts;
import io.deltareplay.request.SegmentFile;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.jspecify.annotations.Nullable;

/** The actions of some stretches of JSON files. */
final class LineActions extends ActionIterator {
    private static final long AFTER_ALL_FILES = 1L << 62;

    private final Iterator<TailRange> ranges;
    private final ActionRows rows;
    private final ActionParser parser;
    private final RowFilter filter;
    private final boolean reconciled;
    private final ReadCounts counts;
    private @Nullable TailRange range;
    private @Nullable RangeReader reader;
    private long count;
    private long skipped;

    /**
     * @param reconciled whether a checkpoint names each file once, so that its adds that nobody wants need not hide others
     * @param counts what is read and skipped
     */
    LineActions(
            List<TailRange> ranges,
            ActionRow layout,
            ActionRows rows,
            RowFilter filter,
            boolean reconciled,
            ReadCounts counts) {
        this.filter = filter;
        this.reconciled = reconciled;
        this.ranges = ranges.iterator();
        this.rows = rows;
        this.parser = new ActionParser(filter.parsesStats(layout.columns()));
        this.counts = counts;
    }

    @Override
    protected @Nullable InternalRow find() {
        while (true) {
            TailRange current = range;
            RangeReader open = reader;
            if (current == null || open == null) {
                if (!ranges.hasNext()) {
                    return null;
                }
                range = ranges.next();
                reader = RangeReader.open(range, parser);
                continue;
            }
            FileAction action = open.next();
            if (action == null) {
                close();
                continue;
            }
            SegmentFile file = current.file();
            if (action instanceof AddFile add) {
                count++;
                boolean wanted = filter.keeps(add);
                skipped += wanted ? 0 : 1;
                // Unwanted ones still hide what is older.
                if (wanted || !file.isCheckpoint() || !reconciled) {
                    byte kind = wanted ? ActionRow.ADD : ActionRow.UNWANTED_ADD;
                    return rows.of(action, kind, file.version(), position(file, open.position(action)));
                }
            } else if (!file.isCheckpoint()) {
                // A checkpoint's removes are tombstones of files that it does not list any more.
                count++;
                byte kind = file.kind() == SegmentFile.Kind.COMPACTION ? ActionRow.COMPACTED_REMOVE : ActionRow.REMOVE;
                return rows.of(action, kind, file.version(), open.position(action));
            }
        }
    }

    /** A manifest's own adds count before those of the checkpoint's other files. */
    private static long position(SegmentFile file, long inFile) {
        return file.isCheckpoint() ? AFTER_ALL_FILES | inFile : inFile;
    }

    @Override
    public void close() {
        if (reader != null) {
            reader.close();
            reader = null;
            counts.actionsRead().add(count);
            counts.filesSkipped().add(skipped);
            count = 0;
            skipped = 0;
        }
    }
}
