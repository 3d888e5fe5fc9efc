package io.deltareplay.job.window;

import io.deltareplay.job.task.Warnings;
import io.deltareplay.request.ReplayRequest;
import io.deltareplay.request.ReplayWarnings;
import org.apache.spark.sql.catalyst.InternalRow;
import org.jspecify.annotations.Nullable;
import scala.collection.Iterator;

/** Of the actions of some files, each file's newest first, the newest where it is an add that is wanted. */
public final class NewestAdds {
    private final Iterator<InternalRow> actions;
    private final ActionRow layout;
    private final long unreconciledVersion;
    private final Warnings warnings;
    /** The newest action of the file at hand. */
    private byte newestKind;

    private long newestVersion;
    /** The version of the last add seen of it. */
    private long lastAdd;

    /**
     * @param unreconciledVersion as in {@link io.deltareplay.job.task.TaskSettings}
     * @param warnings hears of files that one version adds and removes, or adds twice
     */
    public NewestAdds(Iterator<InternalRow> actions, ActionRow layout, long unreconciledVersion, Warnings warnings) {
        this.actions = actions;
        this.layout = layout;
        this.unreconciledVersion = unreconciledVersion;
        this.warnings = warnings;
    }

    /** The next one, valid until the one after it; null at the end. */
    public @Nullable InternalRow next() {
        while (actions.hasNext()) {
            InternalRow row = actions.next();
            byte kind = row.getByte(ActionRow.KIND_ORDINAL);
            long version = row.getLong(ActionRow.VERSION_ORDINAL);
            boolean isAdd = kind == ActionRow.ADD || kind == ActionRow.UNWANTED_ADD;
            if (row.getInt(layout.rowNumberOrdinal()) == 1) {
                newestKind = kind;
                newestVersion = version;
                lastAdd = isAdd ? version : ReplayRequest.NO_VERSION;
                if (kind == ActionRow.ADD) {
                    return row;
                }
            } else if (isAdd) {
                warn(row, version);
                lastAdd = version;
            }
        }
        return null;
    }

    /** Looks at an add that an action before it hides. */
    private void warn(InternalRow add, long version) {
        if (version == unreconciledVersion && version == lastAdd) {
            warnings.add(ReplayWarnings.checkpointNotReconciled(version));
        } else if (version == newestVersion && newestKind == ActionRow.REMOVE) {
            warnings.add(ReplayWarnings.addedAndRemoved(layout.path(add).toString()));
        } else if (version == newestVersion && newestKind == ActionRow.COMPACTED_REMOVE) {
            warnings.add(ReplayWarnings.compactionNotReconciled(version));
        }
    }
}
