package io.deltareplay.launcher.plan;

import io.deltareplay.launcher.table.LogFacts;

/// How a log will be replayed, and why. The choice is a type: whoever acts on it must handle every kind.
public sealed interface ReplayPlan {
    LogFacts facts();

    /// One sentence for people: why this plan and not another.
    String reason();

    /// Replay in this process.
    record Serial(LogFacts facts, String reason) implements ReplayPlan {}

    /// Replay on Spark.
    ///
    /// @param strategy how executors find the newest action of each file
    /// @param numPartitions into how many partitions the window strategy spreads the actions
    /// @param cluster where it runs
    record Distributed(LogFacts facts, String reason, StrategyChoice strategy, int numPartitions, Cluster cluster)
            implements ReplayPlan {}
}
