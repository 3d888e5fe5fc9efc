package io.deltareplay.job.window;

import io.deltareplay.job.checkpoint.RowFilter;
import io.deltareplay.job.task.FailureReports;
import io.deltareplay.job.task.PartsRdd;
import io.deltareplay.job.task.ReadCounts;
import io.deltareplay.job.task.TaskSettings;
import java.util.List;
import org.apache.spark.Partition;
import org.apache.spark.SparkContext;
import org.apache.spark.TaskContext;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.util.TaskCompletionListener;
import scala.collection.AbstractIterator;
import scala.collection.Iterator;

/** Every action of a log's segment, as rows. */
final class ActionsRdd extends RDD<InternalRow> {
    private static final long serialVersionUID = 1L;

    private final transient List<ActionSource> sources;
    private final TaskSettings settings;
    private final ActionRow layout;
    private final ReadCounts counts;

    ActionsRdd(
            SparkContext spark,
            List<ActionSource> sources,
            TaskSettings settings,
            ActionRow layout,
            ReadCounts counts) {
        super(spark, PartsRdd.none(), PartsRdd.tag(InternalRow.class));
        this.sources = sources;
        this.settings = settings;
        this.layout = layout;
        this.counts = counts;
    }

    @Override
    public Partition[] getPartitions() {
        return PartsRdd.partitions(sources);
    }

    @Override
    public Iterator<InternalRow> compute(Partition partition, TaskContext context) {
        ActionSource source = PartsRdd.part(partition);
        ActionRows rows = new ActionRows(layout, settings.defaultScheme());
        RowFilter filter = new RowFilter(settings.where());
        ActionIterator actions = FailureReports.reporting(settings, context, () -> open(source, rows, filter));
        context.addTaskCompletionListener((TaskCompletionListener) done -> actions.close());
        return new AbstractIterator<>() {
            @Override
            public boolean hasNext() {
                return FailureReports.reporting(settings, context, actions::hasNext);
            }

            @Override
            public InternalRow next() {
                return FailureReports.reporting(settings, context, actions::next);
            }
        };
    }

    private ActionIterator open(ActionSource source, ActionRows rows, RowFilter filter) {
        if (source instanceof ActionSource.Lines lines) {
            return new LineActions(lines.piece().ranges(), layout, rows, filter, settings.isReconciled(), counts);
        }
        if (source instanceof ActionSource.Parquet parquet) {
            return new CheckpointActions(parquet.part(), layout, rows, filter, settings.isReconciled(), counts);
        }
        throw new IllegalArgumentException("unknown: " + source);
    }
}
