package io.deltareplay.job.window;

import io.deltareplay.job.task.Receipts;
import io.deltareplay.job.task.TaskSettings;
import io.deltareplay.request.ReplayRequest;
import java.util.function.IntConsumer;
import org.apache.spark.SparkContext;

/** Later. */
public final class WindowReplay {
    public WindowReplay(SparkContext spark, ReplayRequest request, TaskSettings settings, Receipts receipts) {}

    public void run(IntConsumer planned) {
        throw new UnsupportedOperationException("window");
    }
}
