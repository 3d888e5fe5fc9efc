package io.deltareplay.launcher.plan;

import io.deltareplay.launcher.error.UsageException;
import io.deltareplay.launcher.table.LogFacts;

/// Chooses how to replay a log. Pure: the same facts and wishes give the same plan.
public final class ReplayPlanner {
    private ReplayPlanner() {}

    /// @throws UsageException when the mode asks for an engine that this build does not have
    public static ReplayPlan plan(LogFacts facts, Mode mode) {
        return switch (mode) {
            case AUTO -> new ReplayPlan.Serial(facts, "serial, because this build has no distributed engine");
            case SERIAL -> new ReplayPlan.Serial(facts, "serial, as asked with --mode serial");
            case DISTRIBUTED ->
                throw new UsageException(
                        "cannot replay %s distributed: this build has no distributed engine"
                                .formatted(facts.location().given()),
                        "Use --mode serial or --mode auto.");
        };
    }
}
