package io.deltareplay.job.antijoin;

import io.deltareplay.action.ActionParser;
import io.deltareplay.action.AddFile;
import io.deltareplay.action.IdentityHasher;
import io.deltareplay.action.IdentitySet;
import io.deltareplay.action.RemoveFile;
import io.deltareplay.filelist.FileColumn;
import io.deltareplay.job.output.ActionBatches;
import io.deltareplay.job.problem.FileProblems;
import io.deltareplay.job.problem.ReplayFailure;
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
import java.util.ArrayList;
import java.util.List;
import scala.collection.Iterator;

/** Replays the tail, newest first: sends the adds that decide, and returns of which files it decided. */
final class TailTask extends ReplayTask<TailTask.Tail, TailTask.Outcome> {
    private static final long serialVersionUID = 1L;

    /** The tail's files, newest first. */
    record Tail(ArrayList<SegmentFile> files) implements java.io.Serializable {}

    /** What became of it. */
    record Outcome(TaskReceipt receipt, TailDecision decision) implements java.io.Serializable {}

    TailTask(TaskSettings settings) {
        super(settings);
    }

    @Override
    protected Outcome run(Iterator<Tail> work, TaskOutput output) {
        Replay replay = new Replay(output);
        try (replay.batches) {
            replay.read(work.next().files());
            replay.batches.flush();
            long rows = output.commit();
            return new Outcome(new TaskReceipt(rows, replay.actionsRead, replay.warnings.counted()), replay.decision);
        }
    }

    private final class Replay {
        private final ActionBatches batches;
        private final IdentityHasher hasher = new IdentityHasher(settings().defaultScheme());
        private final TailDecision decision = new TailDecision();
        private final Warnings warnings = new Warnings();
        private long actionsRead;

        Replay(TaskOutput output) {
            batches = new ActionBatches(settings().columns(), output);
        }

        void read(List<SegmentFile> files) throws ReplayFailure {
            CommitReader reader = new CommitReader(new ActionParser(settings().reads(FileColumn.STATS)));
            for (int number = 0; number < files.size(); number++) {
                try (StoredFile stored = StoredFile.open(files.get(number))) {
                    reader.read(stored, new FileVisitor(number));
                } catch (IOException | DamagedLineException e) {
                    throw FileProblems.of(files.get(number), e);
                }
            }
        }

        /** Replays one file; within it removes come first. */
        private final class FileVisitor implements CommitReader.Visitor {
            private final int addOrigin;
            private final int removeOrigin;

            FileVisitor(int number) {
                addOrigin = 2 * number;
                removeOrigin = addOrigin + 1;
            }

            @Override
            public void remove(RemoveFile action) {
                actionsRead++;
                decision.decide(action, hasher, removeOrigin);
            }

            @Override
            public void add(AddFile action, byte[] line, int offset, int length) {
                actionsRead++;
                int before = decision.decide(action, hasher, addOrigin);
                if (before == IdentitySet.ABSENT) {
                    batches.append(action);
                } else if (before == removeOrigin) {
                    warnings.addedAndRemoved(action.path());
                }
            }
        }
    }
}
