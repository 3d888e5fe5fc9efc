package io.deltareplay.job.snapshot;

import io.deltareplay.action.IdentityHasher;
import io.deltareplay.job.antijoin.TailDecision;
import io.deltareplay.job.checkpoint.CheckpointPart;
import io.deltareplay.job.checkpoint.RowFilter;
import io.deltareplay.job.task.ReadCounts;
import io.deltareplay.job.task.TaskSettings;
import io.deltareplay.job.task.Warnings;
import io.deltareplay.job.window.ActionIterator;
import io.deltareplay.job.window.ActionRow;
import io.deltareplay.job.window.ActionRows;
import io.deltareplay.job.window.CheckpointActions;
import java.util.Iterator;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.apache.spark.util.TaskCompletionListener;
import org.jspecify.annotations.Nullable;

/** The checkpoint's adds of which the tail did not decide. */
final class CheckpointSource extends StateSource<CheckpointPart> {
    private static final long serialVersionUID = 1L;

    private final ActionRow actions;
    private final SnapshotRow layout;
    private final @Nullable Broadcast<TailDecision> tail;
    private final ReadCounts counts;

    /** @param tail of which files the tail decided; null when of none */
    CheckpointSource(
            TaskSettings settings,
            ActionRow actions,
            SnapshotRow layout,
            @Nullable Broadcast<TailDecision> tail,
            ReadCounts counts) {
        super(settings);
        this.actions = actions;
        this.layout = layout;
        this.tail = tail;
        this.counts = counts;
    }

    @Override
    BlockWriter writer() {
        return new BlockWriter(actions, layout);
    }

    @Override
    Reading open(Iterator<CheckpointPart> work) {
        RowFilter filter = new RowFilter(settings().where());
        ActionRows rows = new ActionRows(actions, settings().defaultScheme());
        ActionIterator adds = CheckpointActions.of(work.next(), actions, rows, filter, counts);
        TaskContext.get().addTaskCompletionListener((TaskCompletionListener) done -> adds.close());
        return new CheckpointReading(adds);
    }

    private final class CheckpointReading implements Reading {
        private final ActionIterator adds;
        private final IdentityHasher hasher = new IdentityHasher(settings().defaultScheme());
        private final @Nullable TailDecision decided = tail == null ? null : tail.value();

        CheckpointReading(ActionIterator adds) {
            this.adds = adds;
        }

        @Override
        public boolean advance(BlockWriter blocks) {
            if (!adds.hasNext()) {
                return false;
            }
            InternalRow add = adds.next();
            if (decided == null || !isDecided(decided, add)) {
                blocks.add(add);
            }
            return true;
        }

        private boolean isDecided(TailDecision decisions, InternalRow add) {
            // As the log has it: what is normal already may have another normal form.
            byte[] path = actions.path(add).getBytes();
            if (!decisions.mayKnow(path, 0, path.length)) {
                return false;
            }
            UTF8String vector = add.getUTF8String(ActionRow.DELETION_VECTOR_ID_ORDINAL);
            return decisions.knows(
                    hasher.identity(path, 0, path.length, vector.numBytes() == 0 ? null : vector.toString()));
        }

        @Override
        public StateBlock.Facts facts() {
            return new StateBlock.Facts(Warnings.Counted.none(), null);
        }
    }
}
