package io.deltareplay.launcher.distributed;

import io.deltareplay.launcher.deliver.FileListSink;
import io.deltareplay.launcher.deliver.Leftovers;
import io.deltareplay.launcher.plan.Cluster;
import io.deltareplay.launcher.plan.ReplayPlan;
import io.deltareplay.launcher.plan.StrategyChoice;
import io.deltareplay.launcher.replay.CollectingSink;
import io.deltareplay.launcher.replay.ReplayResult;
import io.deltareplay.launcher.replay.SerialRun;
import io.deltareplay.launcher.spark.SparkSettings;
import io.deltareplay.launcher.table.LogFacts;
import io.deltareplay.request.ApplicationFacts;
import io.deltareplay.request.Strategy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Replays a log with the real job on a Spark that runs already.
record SparkRun(ReplayResult result, CollectingSink sink) {
    private static final int PARTITIONS = 3;

    static SparkRun of(JobServerProcess spark, LogFacts facts, Strategy strategy) {
        return of(spark, facts, strategy, UnaryOperator.identity());
    }

    /// @param wishes what to ask for besides all columns of all files
    static SparkRun of(
            JobServerProcess spark, LogFacts facts, Strategy strategy, UnaryOperator<DistributedOptions> wishes) {
        CollectingSink sink = new CollectingSink();
        return new SparkRun(deliver(spark, facts, strategy, wishes, sink), sink);
    }

    static ReplayResult deliver(
            JobServerProcess spark,
            LogFacts facts,
            Strategy strategy,
            UnaryOperator<DistributedOptions> wishes,
            FileListSink sink) {
        ReplayPlan.Distributed plan = new ReplayPlan.Distributed(
                facts, "test", new StrategyChoice(strategy, "test"), PARTITIONS, new Cluster("local[2]", "test", 2));
        Map<String, String> environment = Map.of(
                "DELTA_REPLAY_HOME", Path.of("..").toAbsolutePath().normalize().toString());
        DistributedOptions options = wishes.apply(new DistributedOptions(
                SerialRun.ALL_COLUMNS,
                SparkSettings.of(
                        Optional.empty(),
                        Optional.of("local[2]"),
                        List.of(),
                        Optional.empty(),
                        List.of(),
                        false,
                        environment),
                DistributedOptions.Listening.ANYWHERE,
                1L << 30,
                Path.of(System.getProperty("java.io.tmpdir")),
                Duration.ofMinutes(2)));
        DistributedReplayer replayer = new DistributedReplayer(
                new Leftovers(), spark::submit, DistributedReplayer::open, InstantSource.system());
        try (Epilogue epilogue = new Epilogue()) {
            return replayer.replay(plan, options, sink, new Silence(), epilogue);
        }
    }

    private static final class Silence implements DistributedProgress {
        @Override
        public void submitted(Path log) {}

        @Override
        public void registered(ApplicationFacts facts) {}

        @Override
        public void partitions(int committed, int planned, long files) {}

        @Override
        public void advanced(long actionsRead, long filesDelivered) {}
    }
}
