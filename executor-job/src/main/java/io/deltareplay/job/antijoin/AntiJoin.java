package io.deltareplay.job.antijoin;

import io.deltareplay.job.checkpoint.CheckpointPart;
import io.deltareplay.job.checkpoint.CheckpointParts;
import io.deltareplay.job.task.PartsRdd;
import io.deltareplay.job.task.Receipts;
import io.deltareplay.job.task.TaskReceipt;
import io.deltareplay.job.task.TaskSettings;
import io.deltareplay.request.ReplayRequest;
import io.deltareplay.request.SegmentFile;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.apache.spark.SparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.jspecify.annotations.Nullable;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/**
 * Replays a log whose tail is short: one task replays the tail and remembers of which files it decided; then every row group and
 * sidecar of the checkpoint is streamed past that, without any shuffle.
 */
public final class AntiJoin {
    private final SparkContext spark;
    private final ReplayRequest request;
    private final TaskSettings settings;
    private final Receipts receipts;

    public AntiJoin(SparkContext spark, ReplayRequest request, TaskSettings settings, Receipts receipts) {
        this.spark = spark;
        this.request = request;
        this.settings = settings;
        this.receipts = receipts;
    }

    /** @param planned hears how many partitions there will be */
    public void run(IntConsumer planned) throws InterruptedException {
        List<SegmentFile> tail = request.tail();
        List<CheckpointPart> parts = CheckpointParts.of(request.checkpoint());
        int first = tail.isEmpty() ? 0 : 1;
        planned.accept(first + parts.size());
        Broadcast<TailDecision> decided = tail.isEmpty() ? null : replay(tail);
        if (!parts.isEmpty()) {
            PartsRdd<CheckpointPart> rdd = new PartsRdd<>(spark, parts, CheckpointPart.class);
            CheckpointTask task = new CheckpointTask(settings.from(first), decided);
            spark.runJob(rdd, task, receipts.handler(), PartsRdd.tag(TaskReceipt.class));
        }
    }

    private @Nullable Broadcast<TailDecision> replay(List<SegmentFile> tail) {
        List<TailTask.Tail> one = List.of(new TailTask.Tail(new ArrayList<>(tail)));
        AtomicReference<TailDecision> decision = new AtomicReference<>();
        spark.runJob(
                new PartsRdd<>(spark, one, TailTask.Tail.class),
                new TailTask(settings),
                new AbstractFunction2<Object, TailTask.Outcome, BoxedUnit>() {
                    @Override
                    public BoxedUnit apply(Object partition, TailTask.Outcome outcome) {
                        receipts.add(outcome.receipt());
                        decision.set(outcome.decision());
                        return BoxedUnit.UNIT;
                    }
                },
                PartsRdd.tag(TailTask.Outcome.class));
        return decision.get().isEmpty() ? null : spark.broadcast(decision.get(), PartsRdd.tag(TailDecision.class));
    }
}
