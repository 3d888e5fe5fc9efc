package io.deltareplay.launcher.plan;

import io.deltareplay.launcher.table.LogFacts;

/// How a log will be replayed, and why. The choice is a type: whoever acts on it must handle every kind.
public sealed interface ReplayPlan {
    LogFacts facts();

    /// One sentence for people: why this plan and not another.
    String reason();

    /// Replay in this process.
    record Serial(LogFacts facts, String reason) implements ReplayPlan {}
}
