package io.deltareplay.job.snapshot;

import io.deltareplay.action.AddFile;
import io.deltareplay.job.antijoin.TailReplay;
import io.deltareplay.job.task.ReadCounts;
import io.deltareplay.job.task.TaskSettings;
import io.deltareplay.job.window.ActionRow;
import io.deltareplay.job.window.ActionRows;
import io.deltareplay.request.SegmentFile;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;

/** The tail's adds that decide, and of which files it decides. One file's adds are in memory at a time. */
final class TailSource extends StateSource<TailSource.Tail> {
    private static final long serialVersionUID = 1L;

    private final ActionRow actions;
    private final SnapshotRow layout;
    private final ReadCounts counts;

    /** The tail's files, newest first. */
    record Tail(ArrayList<SegmentFile> files) implements Serializable {}

    TailSource(TaskSettings settings, ActionRow actions, SnapshotRow layout, ReadCounts counts) {
        super(settings);
        this.actions = actions;
        this.layout = layout;
        this.counts = counts;
    }

    @Override
    BlockWriter writer() {
        return new BlockWriter(actions, layout);
    }

    @Override
    Reading open(Iterator<Tail> work) {
        return new TailReading(work.next().files().iterator());
    }

    private final class TailReading implements Reading {
        private final Iterator<SegmentFile> files;
        private final ActionRows rows = new ActionRows(actions, settings().defaultScheme());
        private final ArrayList<AddFile> adds = new ArrayList<>();
        private final TailReplay replay = new TailReplay(settings(), adds::add);

        TailReading(Iterator<SegmentFile> files) {
            this.files = files;
        }

        @Override
        public boolean advance(BlockWriter blocks) {
            if (!files.hasNext()) {
                counts.actionsRead().add(replay.actionsRead());
                counts.filesSkipped().add(replay.filesSkipped());
                return false;
            }
            SegmentFile file = files.next();
            replay.read(file);
            adds.forEach(add -> blocks.add(rows.of(add, file.version())));
            adds.clear();
            return true;
        }

        @Override
        public StateBlock.Facts facts() {
            return new StateBlock.Facts(replay.warnings(), replay.decision());
        }
    }
}
