package io.deltareplay.job.testing;

import io.deltareplay.channel.ChannelCredential;
import io.deltareplay.channel.ChannelEvent;
import io.deltareplay.channel.ChannelOptions;
import io.deltareplay.channel.DriverConnection;
import io.deltareplay.channel.ReceivedPartition;
import io.deltareplay.channel.ResultChannel;
import io.deltareplay.job.StateReconstruction;
import io.deltareplay.job.problem.JobProblems;
import io.deltareplay.request.ReplayProblem;
import io.deltareplay.request.ReplayRequest;
import io.deltareplay.request.ReplayTotals;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.spark.SparkContext;

/** The launcher's side of a replay, in this process: a real result channel, and the job's driver in a thread. */
public final class Launcher {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private Launcher() {}

    /** What a replay ended with: its totals, or the first problem. */
    public record Ending(
            Optional<ReplayTotals> totals, Optional<ReplayProblem> problem, int planned, int committed, long rows) {}

    public static Ending run(
            SparkContext spark, ReplayRequest request, Path spillFolder, Consumer<VectorSchemaRoot> batches)
            throws Exception {
        return run(spark, request, ChannelOptions.defaults(spillFolder, 4L << 30), batches);
    }

    public static Ending run(
            SparkContext spark, ReplayRequest request, ChannelOptions options, Consumer<VectorSchemaRoot> batches)
            throws Exception {
        try (RootAllocator allocator = new RootAllocator();
                ResultChannel channel = ResultChannel.open(options, Optional.empty(), request, allocator, Thread::new);
                DriverConnection driver = DriverConnection.open(
                        channel.address(), ChannelCredential.parse(channel.credential()), PATIENCE)) {
            Thread job = new Thread(() -> {
                try {
                    driver.done(new StateReconstruction(spark, driver.request(), driver.taskAccess()).run(driver));
                } catch (Exception e) {
                    driver.failed(JobProblems.of(e));
                }
            });
            job.start();
            try {
                return receive(channel, request.order().isPresent(), batches);
            } finally {
                spark.cancelAllJobs();
                job.join(PATIENCE.toMillis());
            }
        }
    }

    private static Ending receive(ResultChannel channel, boolean ordered, Consumer<VectorSchemaRoot> batches)
            throws Exception {
        int planned = -1;
        int committed = 0;
        long rows = 0;
        Map<Integer, ReceivedPartition> waiting = new HashMap<>();
        while (true) {
            ChannelEvent event = channel.next(PATIENCE);
            if (event instanceof ChannelEvent.Planned known) {
                planned = known.partitions();
            } else if (event instanceof ChannelEvent.Ranged known) {
                planned = known.partitions();
            } else if (event instanceof ChannelEvent.Committed received) {
                rows += received.partition().rows();
                waiting.put(ordered ? received.partition().partition() : committed, received.partition());
                for (var next = waiting.remove(committed); next != null; next = waiting.remove(committed)) {
                    try (ReceivedPartition partition = next) {
                        committed++;
                        partition.forEachBatch(batches);
                    }
                }
            } else if (event instanceof ChannelEvent.Done done) {
                return new Ending(Optional.of(done.totals()), Optional.empty(), planned, committed, rows);
            } else if (event instanceof ChannelEvent.Failed failed) {
                return new Ending(Optional.empty(), Optional.of(failed.problem()), planned, committed, rows);
            } else if (!(event instanceof ChannelEvent.Progress || event instanceof ChannelEvent.Registered)) {
                throw new IllegalStateException("unexpected: " + event);
            }
        }
    }
}
