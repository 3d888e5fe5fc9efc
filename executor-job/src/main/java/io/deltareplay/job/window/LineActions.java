package io.deltareplay.job.window;

import io.deltareplay.action.ActionParser;
import io.deltareplay.action.AddFile;
import io.deltareplay.action.FileAction;
import io.deltareplay.filelist.FileColumn;
import io.deltareplay.job.tail.RangeReader;
import io.deltareplay.job.tail.TailRange;
import io.deltareplay.request.SegmentFile;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongConsumer;
import org.apache.spark.sql.catalyst.InternalRow;
import org.jspecify.annotations.Nullable;

/** The actions of some stretches of JSON files. */
final class LineActions extends ActionIterator {
    private final Iterator<TailRange> ranges;
    private final ActionRows rows;
    private final ActionParser parser;
    private final LongConsumer counter;
    private @Nullable TailRange range;
    private @Nullable RangeReader reader;
    private long count;

    /** @param counter hears how many actions were read */
    LineActions(List<TailRange> ranges, ActionRow layout, ActionRows rows, LongConsumer counter) {
        this.ranges = ranges.iterator();
        this.rows = rows;
        this.parser = new ActionParser(layout.columns().contains(FileColumn.STATS));
        this.counter = counter;
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
            } else if (action instanceof AddFile || current.file().kind() == SegmentFile.Kind.TAIL) {
                // A checkpoint's removes are tombstones of files that it does not list any more.
                count++;
                return rows.of(action, current.file().version(), open.position(action));
            }
        }
    }

    @Override
    public void close() {
        if (reader != null) {
            reader.close();
            reader = null;
            counter.accept(count);
            count = 0;
        }
    }
}
