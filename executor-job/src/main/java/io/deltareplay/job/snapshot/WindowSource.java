package io.deltareplay.job.snapshot;

import io.deltareplay.job.task.TaskSettings;
import io.deltareplay.job.task.Warnings;
import io.deltareplay.job.window.ActionRow;
import io.deltareplay.job.window.NewestAdds;
import java.util.Iterator;
import org.apache.spark.sql.catalyst.InternalRow;
import scala.jdk.javaapi.CollectionConverters;

/** The state as the window finds it. */
final class WindowSource extends StateSource<InternalRow> {
    private static final long serialVersionUID = 1L;

    private final ActionRow actions;
    private final SnapshotRow layout;

    WindowSource(TaskSettings settings, ActionRow actions, SnapshotRow layout) {
        super(settings);
        this.actions = actions;
        this.layout = layout;
    }

    @Override
    BlockWriter writer() {
        return new BlockWriter(actions, layout);
    }

    @Override
    Reading open(Iterator<InternalRow> work) {
        Warnings warnings = new Warnings();
        NewestAdds adds = new NewestAdds(
                CollectionConverters.asScala(work), actions, settings().unreconciledVersion(), warnings);
        return new Reading() {
            @Override
            public boolean advance(BlockWriter blocks) {
                InternalRow add = adds.next();
                if (add == null) {
                    return false;
                }
                blocks.add(add);
                return true;
            }

            @Override
            public StateBlock.Facts facts() {
                return new StateBlock.Facts(warnings.counted(), null);
            }
        };
    }
}
