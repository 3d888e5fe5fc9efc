package io.deltareplay.job.window;

import io.deltareplay.job.task.Warnings;
import org.apache.spark.sql.catalyst.InternalRow;
import org.jspecify.annotations.Nullable;
import scala.collection.Iterator;

/** Of the actions of some files, each file's newest first, the newest where it is an add that is wanted. */
public final class NewestAdds {
    private final Iterator<InternalRow> actions;
    private final ActionRow layout;
    private final Warnings warnings;
    private long removedIn = -1;

    /** @param warnings hears of files that one version adds and removes */
    public NewestAdds(Iterator<InternalRow> actions, ActionRow layout, Warnings warnings) {
        this.actions = actions;
        this.layout = layout;
        this.warnings = warnings;
    }

    /** The next one, valid until the one after it; null at the end. */
    public @Nullable InternalRow next() {
        while (actions.hasNext()) {
            InternalRow row = actions.next();
            byte kind = row.getByte(ActionRow.KIND_ORDINAL);
            long version = row.getLong(ActionRow.VERSION_ORDINAL);
            if (row.getInt(layout.rowNumberOrdinal()) == 1) {
                removedIn = kind == ActionRow.REMOVE ? version : -1;
                if (kind == ActionRow.ADD) {
                    return row;
                }
            } else if (kind != ActionRow.REMOVE && version == removedIn) {
                warnings.addedAndRemoved(layout.path(row).toString());
            }
        }
        return null;
    }
}
