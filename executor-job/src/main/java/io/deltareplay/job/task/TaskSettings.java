package io.deltareplay.job.task;

import io.deltareplay.channel.TaskAccess;
import io.deltareplay.filelist.FileColumn;
import java.io.Serializable;
import java.util.EnumSet;
import java.util.Set;

/**
 * What every task of a replay is told.
 *
 * @param access how it reaches the launcher
 * @param delivered the columns that it sends
 * @param defaultScheme the table's scheme with its authority
 * @param firstPartition the number of the stage's first partition for the launcher
 */
public record TaskSettings(TaskAccess access, EnumSet<FileColumn> delivered, String defaultScheme, int firstPartition)
        implements Serializable {
    /** The columns that tasks send. */
    public Set<FileColumn> columns() {
        return delivered;
    }

    /** Whether a column is sent. */
    public boolean reads(FileColumn column) {
        return delivered.contains(column);
    }

    /** The same for a stage whose first partition has another number. */
    public TaskSettings from(int first) {
        return new TaskSettings(access, delivered, defaultScheme, first);
    }
}
