package io.deltareplay.job;

import io.deltareplay.request.JobProgress;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;

/** Counts what Spark does, for the launcher's progress. */
final class JobWatch extends SparkListener {
    private final SparkContext spark;
    private final AtomicInteger active = new AtomicInteger();
    private final AtomicInteger completed = new AtomicInteger();

    JobWatch(SparkContext spark) {
        this.spark = spark;
    }

    @Override
    public void onTaskStart(SparkListenerTaskStart start) {
        active.incrementAndGet();
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
        active.decrementAndGet();
        if (end.taskInfo() != null && end.taskInfo().successful()) {
            completed.incrementAndGet();
        }
    }

    JobProgress progress() {
        // The driver keeps blocks, too; with a local master it is the executor.
        int keepers = spark.getExecutorMemoryStatus().size();
        return new JobProgress(
                spark.isLocal() ? keepers : Math.max(0, keepers - 1), Math.max(0, active.get()), completed.get());
    }
}
