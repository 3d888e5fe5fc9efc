package io.deltareplay.job.antijoin;

import io.deltareplay.action.ActionParser;
import io.deltareplay.action.AddFile;
import io.deltareplay.action.IdentityHasher;
import io.deltareplay.action.RemoveFile;
import io.deltareplay.filelist.FileColumn;
import io.deltareplay.job.checkpoint.AddRows;
import io.deltareplay.job.checkpoint.CheckpointCursor;
import io.deltareplay.job.checkpoint.CheckpointPart;
import io.deltareplay.job.checkpoint.RowFilter;
import io.deltareplay.job.output.ActionBatches;
import io.deltareplay.job.output.RowBatches;
import io.deltareplay.job.problem.FileProblems;
import io.deltareplay.job.storage.StoredFile;
import io.deltareplay.job.task.ReplayTask;
import io.deltareplay.job.task.TaskOutput;
import io.deltareplay.job.task.TaskReceipt;
import io.deltareplay.job.task.TaskSettings;
import io.deltareplay.job.task.Warnings;
import io.deltareplay.request.SegmentFile;
import io.deltareplay.tail.CommitReader;
import io.deltareplay.tail.DamagedLineException;
import java.io.IOException;
import java.util.EnumSet;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.vectorized.ColumnarRow;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import scala.collection.Iterator;

/** Streams a part of the checkpoint past the tail's decisions. */
final class CheckpointTask extends ReplayTask<CheckpointPart, TaskReceipt> {
    private static final long serialVersionUID = 1L;

    private final @Nullable Broadcast<TailDecision> tail;

    /** @param tail of which files the tail decided; null when of none */
    CheckpointTask(TaskSettings settings, @Nullable Broadcast<TailDecision> tail) {
        super(settings);
        this.tail = tail;
    }

    @Override
    protected TaskReceipt run(Iterator<CheckpointPart> work, TaskOutput output) {
        CheckpointPart part = work.next();
        Filter filter = new Filter();
        long actions = part.file().kind() == SegmentFile.Kind.JSON_MANIFEST
                ? replayJson(part.file(), filter, output)
                : replayParquet(part, filter, output);
        return new TaskReceipt(output.commit(), actions, filter.skipped, Warnings.Counted.none());
    }

    private long replayParquet(CheckpointPart part, Filter filter, TaskOutput output) {
        EnumSet<FileColumn> wanted = filter.wanted.with(settings().columns());
        if (tail != null) {
            wanted.add(FileColumn.DELETION_VECTOR);
        }
        long actions = 0;
        try (RowBatches batches = new RowBatches(settings().columns(), output);
                CheckpointCursor cursor = CheckpointCursor.open(part, wanted, filter.wanted)) {
            filter.skipped += cursor.skipped();
            for (int count = cursor.next(); count > 0; count = cursor.next()) {
                actions += count;
                AddRows layout = cursor.layout();
                for (int row = 0; row < count; row++) {
                    ColumnarRow add = cursor.add(row);
                    if (add != null && filter.keeps(add, layout)) {
                        batches.append(add, layout);
                    }
                }
            }
            batches.flush();
        }
        return actions;
    }

    private long replayJson(SegmentFile file, Filter filter, TaskOutput output) {
        try (ActionBatches batches = new ActionBatches(settings().columns(), output)) {
            Manifest manifest = new Manifest(filter, batches);
            try (StoredFile stored = StoredFile.open(file)) {
                boolean stats = filter.wanted.parsesStats(settings().columns());
                new CommitReader(new ActionParser(stats)).read(stored, manifest);
            } catch (IOException | DamagedLineException e) {
                throw FileProblems.of(file, e);
            }
            batches.flush();
            return manifest.actions;
        }
    }

    private static final class Manifest implements CommitReader.Visitor {
        private final Filter filter;
        private final ActionBatches batches;
        private long actions;

        Manifest(Filter filter, ActionBatches batches) {
            this.filter = filter;
            this.batches = batches;
        }

        @Override
        public void remove(RemoveFile action) {
            // A checkpoint's removes are tombstones of files that it does not list any more.
        }

        @Override
        public void add(AddFile action, byte[] line, int offset, int length) {
            actions++;
            if (filter.keeps(action)) {
                batches.append(action);
            }
        }
    }

    /** Which files of the checkpoint are still part of the table, and wanted. */
    private final class Filter {
        private final IdentityHasher hasher = new IdentityHasher(settings().defaultScheme());
        private final @Nullable TailDecision decided = tail == null ? null : tail.value();
        private final RowFilter wanted = new RowFilter(settings().where());
        private long skipped;

        boolean keeps(AddFile action) {
            return (decided == null || !decided.knows(hasher.identity(action))) && count(wanted.keeps(action));
        }

        boolean keeps(ColumnarRow add, AddRows layout) {
            return (decided == null || !isDecided(decided, add, layout)) && count(wanted.keeps(add, layout));
        }

        private boolean count(boolean kept) {
            skipped += kept ? 0 : 1;
            return kept;
        }

        private boolean isDecided(TailDecision decisions, ColumnarRow add, AddRows layout) {
            UTF8String path = layout.path(add);
            byte[] bytes;
            int offset;
            if (path.getBaseObject() instanceof byte[] array) {
                bytes = array;
                offset = (int) (path.getBaseOffset() - Platform.BYTE_ARRAY_OFFSET);
            } else {
                bytes = path.getBytes();
                offset = 0;
            }
            int length = path.numBytes();
            return decisions.mayKnow(bytes, offset, length)
                    && decisions.knows(hasher.identity(bytes, offset, length, layout.deletionVectorId(add)));
        }
    }
}
