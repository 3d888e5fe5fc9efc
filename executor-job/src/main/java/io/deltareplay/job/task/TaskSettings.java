package io.deltareplay.job.task;

import io.deltareplay.channel.TaskAccess;
import io.deltareplay.filelist.FileColumn;
import io.deltareplay.predicate.Where;
import io.deltareplay.request.ReplayRequest;
import io.deltareplay.request.WhereBytes;
import java.io.Serializable;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What every task of a replay is told.
 *
 * @param access how it reaches the launcher
 * @param delivered the columns that it sends
 * @param defaultScheme the table's scheme with its authority
 * @param predicate which files are sent; null for all
 * @param unreconciledVersion the version of a checkpoint that may name files more than once; {@link ReplayRequest#NO_VERSION} when there
 *     is none
 * @param firstPartition the number of the stage's first partition for the launcher
 */
public record TaskSettings(
        TaskAccess access,
        EnumSet<FileColumn> delivered,
        String defaultScheme,
        @Nullable WhereBytes predicate,
        long unreconciledVersion,
        int firstPartition)
        implements Serializable {
    /** The columns that tasks send. */
    public Set<FileColumn> columns() {
        return delivered;
    }

    /** The predicate; null when all files are sent. */
    public @Nullable Where where() {
        return predicate == null ? null : predicate.where();
    }

    /** Whether a checkpoint's row counts whatever its other rows say. */
    public boolean isReconciled() {
        return unreconciledVersion == ReplayRequest.NO_VERSION;
    }

    /** The same for a stage that sends other columns. */
    public TaskSettings delivering(EnumSet<FileColumn> other) {
        return new TaskSettings(access, other, defaultScheme, predicate, unreconciledVersion, firstPartition);
    }

    /** The same for a stage whose first partition has another number. */
    public TaskSettings from(int first) {
        return new TaskSettings(access, delivered, defaultScheme, predicate, unreconciledVersion, first);
    }
}
