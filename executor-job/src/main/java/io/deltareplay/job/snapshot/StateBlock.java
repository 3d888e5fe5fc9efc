package io.deltareplay.job.snapshot;

import io.deltareplay.job.antijoin.TailDecision;
import io.deltareplay.job.task.Warnings;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** What a task of the reconstruction finds, as it is kept on the executors' disks: blocks of rows, and facts after the last one. */
sealed interface StateBlock extends Serializable {
    /** Rows of the state, each behind its length: see {@link BlockWriter}. */
    record Rows(byte[] bytes) implements StateBlock {}

    /**
     * The end.
     *
     * @param decision of which files the tail decided; null where that was not asked for
     */
    record Facts(Warnings.Counted warnings, @Nullable TailDecision decision) implements StateBlock {}
}
