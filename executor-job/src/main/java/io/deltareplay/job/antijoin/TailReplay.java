package io.deltareplay.job.antijoin;

import io.deltareplay.action.ActionParser;
import io.deltareplay.action.AddFile;
import io.deltareplay.action.IdentityHasher;
import io.deltareplay.action.IdentitySet;
import io.deltareplay.action.RemoveFile;
import io.deltareplay.job.checkpoint.RowFilter;
import io.deltareplay.job.problem.FileProblems;
import io.deltareplay.job.storage.StoredFile;
import io.deltareplay.job.task.TaskSettings;
import io.deltareplay.job.task.Warnings;
import io.deltareplay.request.ReplayWarnings;
import io.deltareplay.request.SegmentFile;
import io.deltareplay.tail.CommitReader;
import io.deltareplay.tail.DamagedLineException;
import java.io.IOException;
import java.util.function.Consumer;

/** Replays the tail, a file at a time and newest first: finds the adds that decide, and remembers of which files it decided. */
public final class TailReplay {
    private final CommitReader reader;
    private final IdentityHasher hasher;
    private final RowFilter filter;
    private final Consumer<AddFile> adds;
    private final TailDecision decision = new TailDecision();
    private final Warnings warnings = new Warnings();
    private long actionsRead;
    private long filesSkipped;
    private int files;

    /** @param adds hears the adds that decide and that the predicate wants */
    public TailReplay(TaskSettings settings, Consumer<AddFile> adds) {
        this.filter = new RowFilter(settings.where());
        this.reader = new CommitReader(new ActionParser(filter.parsesStats(settings.columns())));
        this.hasher = new IdentityHasher(settings.defaultScheme());
        this.adds = adds;
    }

    /**
     * Replays the next older file.
     *
     * @throws io.deltareplay.job.problem.ReplayFailure when it cannot be read, or is damaged
     */
    public void read(SegmentFile file) {
        try (StoredFile stored = StoredFile.open(file)) {
            reader.read(stored, new FileVisitor(file, files++));
        } catch (IOException | DamagedLineException e) {
            throw FileProblems.of(file, e);
        }
    }

    /** File actions looked at. */
    public long actionsRead() {
        return actionsRead;
    }

    /** Files that the predicate does not want. */
    public long filesSkipped() {
        return filesSkipped;
    }

    /** Of which files the tail decided. */
    public TailDecision decision() {
        return decision;
    }

    /** What was odd. */
    public Warnings.Counted warnings() {
        return warnings.counted();
    }

    /** Replays one file; within it removes come first. */
    private final class FileVisitor implements CommitReader.Visitor {
        private final SegmentFile file;
        private final int addOrigin;
        private final int removeOrigin;

        FileVisitor(SegmentFile file, int number) {
            this.file = file;
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
                if (filter.keeps(action)) {
                    adds.accept(action);
                } else {
                    filesSkipped++;
                }
            } else if (before == removeOrigin) {
                warnings.add(
                        file.kind() == SegmentFile.Kind.COMPACTION
                                ? ReplayWarnings.compactionNotReconciled(file.version())
                                : ReplayWarnings.addedAndRemoved(action.path()));
            }
        }
    }
}
