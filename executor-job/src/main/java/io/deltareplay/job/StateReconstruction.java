package io.deltareplay.job;

import io.deltareplay.channel.TaskAccess;
import io.deltareplay.job.antijoin.AntiJoin;
import io.deltareplay.job.snapshot.InitialSnapshot;
import io.deltareplay.job.task.Receipts;
import io.deltareplay.job.task.TaskSettings;
import io.deltareplay.job.window.WindowReplay;
import io.deltareplay.request.JobPlan;
import io.deltareplay.request.ReplayRequest;
import io.deltareplay.request.ReplayTotals;
import io.deltareplay.request.WhereBytes;
import java.util.EnumSet;
import java.util.UUID;
import org.apache.spark.SparkContext;

/** Reconstructs a table's state on Spark's executors: what is left of the job without its connection to a launcher. */
public final class StateReconstruction {
    private final SparkContext spark;
    private final ReplayRequest request;
    private final TaskAccess access;

    /** @param access how tasks reach the launcher */
    public StateReconstruction(SparkContext spark, ReplayRequest request, TaskAccess access) {
        this.spark = spark;
        this.request = request;
        this.access = access;
    }

    /**
     * Replays the log. Returns when the launcher has every partition.
     *
     * @param plan hears how many partitions there will be
     * @throws io.deltareplay.job.problem.ReplayFailure somewhere in the chain of causes, when the log is at fault
     */
    public ReplayTotals run(JobPlan plan) throws InterruptedException {
        spark.setJobGroup("delta-replay-" + UUID.randomUUID(), JobSettings.DESCRIPTION, true);
        TaskSettings settings = new TaskSettings(
                access,
                EnumSet.copyOf(request.columns()),
                request.defaultScheme(),
                request.where().map(WhereBytes::of).orElse(null),
                request.unreconciledVersion(),
                0);
        Receipts receipts = new Receipts();
        if (request.order().isPresent()) {
            new InitialSnapshot(spark, request, request.order().get(), settings, receipts).run(plan);
            return receipts.totals();
        }
        switch (request.strategy()) {
            case ANTI_JOIN -> new AntiJoin(spark, request, settings, receipts).run(plan::planned);
            case WINDOW -> new WindowReplay(spark, request, settings, receipts).run(plan::planned);
        }
        return receipts.totals();
    }
}
