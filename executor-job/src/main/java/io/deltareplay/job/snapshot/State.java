package io.deltareplay.job.snapshot;

import io.deltareplay.job.antijoin.TailDecision;
import io.deltareplay.job.checkpoint.CheckpointPart;
import io.deltareplay.job.checkpoint.CheckpointParts;
import io.deltareplay.job.task.PartsRdd;
import io.deltareplay.job.task.ReadCounts;
import io.deltareplay.job.task.Receipts;
import io.deltareplay.job.task.TaskSettings;
import io.deltareplay.job.window.ActionRow;
import io.deltareplay.job.window.QuerySession;
import io.deltareplay.job.window.WindowReplay;
import io.deltareplay.request.ReplayRequest;
import io.deltareplay.request.SegmentFile;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.QueryExecution;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/**
 * The reconstructed state, on the executors' disks. To find the ranges of the order Spark samples what it orders, and then reads it again
 * to spread it: kept where it was computed, the state costs one pass over the log, and memory for a block at a time.
 */
final class State implements AutoCloseable {
    private final SparkContext spark;
    private final ReplayRequest request;
    private final TaskSettings settings;
    private final Receipts receipts;
    private final ActionRow actions;
    private final SnapshotRow layout;
    private final ReadCounts counts;
    private final List<JavaRDD<StateBlock>> kept = new ArrayList<>();

    State(
            SparkContext spark,
            ReplayRequest request,
            TaskSettings settings,
            Receipts receipts,
            SnapshotRow layout,
            ReadCounts counts) {
        this.spark = spark;
        this.request = request;
        this.settings = settings;
        this.receipts = receipts;
        this.layout = layout;
        this.counts = counts;
        this.actions = new ActionRow(layout.columns());
    }

    /** Reconstructs it. The rows are valid until {@link #close}. */
    RDD<InternalRow> reconstruct() throws InterruptedException {
        switch (request.strategy()) {
            case WINDOW -> window();
            case ANTI_JOIN -> antiJoin();
        }
        List<JavaRDD<StateBlock>> all = List.copyOf(kept);
        JavaRDD<StateBlock> blocks = all.get(0);
        for (JavaRDD<StateBlock> more : all.subList(1, all.size())) {
            blocks = blocks.union(more);
        }
        SnapshotRow rows = layout;
        return blocks.mapPartitions(of -> new BlockRows(of, rows)).rdd();
    }

    private void window() throws InterruptedException {
        QueryExecution query = new WindowReplay(spark, request, settings, receipts).query(actions, counts);
        QuerySession.run(query, () -> {
            JavaRDD<InternalRow> newest = query.toRdd().toJavaRDD();
            keep(newest.mapPartitions(new WindowSource(settings, actions, layout)));
        });
    }

    private void antiJoin() throws InterruptedException {
        List<SegmentFile> tail = request.tail();
        TailDecision decision = null;
        if (!tail.isEmpty()) {
            List<TailSource.Tail> one = List.of(new TailSource.Tail(new ArrayList<>(tail)));
            decision = keep(new PartsRdd<>(spark, one, TailSource.Tail.class)
                    .toJavaRDD()
                    .mapPartitions(new TailSource(settings, actions, layout, counts)));
        }
        List<CheckpointPart> parts = CheckpointParts.of(request.checkpoint());
        Broadcast<TailDecision> decided = decision == null || decision.isEmpty()
                ? null
                : spark.broadcast(decision, PartsRdd.tag(TailDecision.class));
        keep(new PartsRdd<>(spark, parts, CheckpointPart.class)
                .toJavaRDD()
                .mapPartitions(new CheckpointSource(settings, actions, layout, decided, counts)));
    }

    /** Computes blocks where they will stay. Returns of which files the tail decided, if they say so. */
    private @Nullable TailDecision keep(JavaRDD<StateBlock> blocks) {
        kept.add(blocks.persist(StorageLevel.DISK_ONLY()));
        List<TailDecision> decisions = new ArrayList<>();
        spark.runJob(
                blocks.rdd(),
                new LastBlock(),
                new AbstractFunction2<Object, StateBlock.Facts, BoxedUnit>() {
                    @Override
                    public BoxedUnit apply(Object partition, StateBlock.Facts facts) {
                        receipts.addWarnings(facts.warnings());
                        TailDecision decision = facts.decision();
                        if (decision != null) {
                            decisions.add(decision);
                        }
                        return BoxedUnit.UNIT;
                    }
                },
                PartsRdd.tag(StateBlock.Facts.class));
        return decisions.isEmpty() ? null : decisions.get(0);
    }

    @Override
    public void close() {
        kept.forEach(blocks -> blocks.unpersist(false));
    }
}
