package io.deltareplay.launcher.plan;

import io.deltareplay.launcher.table.LogFacts;
import io.deltareplay.launcher.text.Human;
import org.jspecify.annotations.Nullable;

/// Chooses how to replay a log. Pure: the same facts and wishes give the same plan.
public final class ReplayPlanner {
    /// Where Spark runs when it is asked for by name and nothing else is said.
    private static final Cluster THIS_MACHINE = new Cluster("local[*]", "the default", CostModel.ASSUMED_SLOTS);

    private ReplayPlanner() {}

    public static ReplayPlan plan(LogFacts facts, PlanWishes wishes) {
        return switch (wishes.mode()) {
            case SERIAL -> new ReplayPlan.Serial(facts, "serial, as asked with --mode serial");
            case DISTRIBUTED -> distributed(facts, wishes, "distributed, as asked with --mode distributed");
            case AUTO -> automatic(facts, wishes);
        };
    }

    private static ReplayPlan automatic(LogFacts facts, PlanWishes wishes) {
        if (wishes.cluster().isEmpty()) {
            return new ReplayPlan.Serial(facts, "serial, because no Spark cluster is configured");
        }
        Cluster cluster = wishes.cluster().get();
        if (cluster.isLocal()) {
            return new ReplayPlan.Serial(
                    facts,
                    "serial, because %s (%s) is this machine, where Spark is never faster"
                            .formatted(cluster.master(), cluster.origin()));
        }
        long above =
                wishes.distributedAbove() == null ? CostModel.crossover(cluster.slots()) : wishes.distributedAbove();
        boolean large = facts.estimate().fileActions() > above;
        String reason = reason(facts.estimate().fileActions(), cluster, wishes.distributedAbove(), large);
        return large
                ? distributed(facts, wishes, "distributed, because " + reason)
                : new ReplayPlan.Serial(facts, "serial, because " + reason);
    }

    private static ReplayPlan.Distributed distributed(LogFacts facts, PlanWishes wishes, String reason) {
        return new ReplayPlan.Distributed(
                facts,
                reason,
                StrategyChoice.of(facts, wishes.strategy(), wishes.partitions()),
                wishes.partitions().resolve(facts.estimate().fileActions()),
                wishes.cluster().orElse(THIS_MACHINE));
    }

    /// Both sides of the estimate, whoever set the limit.
    private static String reason(long fileActions, Cluster cluster, @Nullable Long limit, boolean large) {
        String estimates = "about %s here and about %s on %s with %d slots"
                .formatted(
                        Human.duration(CostModel.serial(fileActions)),
                        Human.duration(CostModel.distributed(fileActions, cluster.slots())),
                        cluster.master(),
                        cluster.slots());
        String actions = Human.count(fileActions, "file action");
        return limit == null
                ? "%s take %s".formatted(actions, estimates)
                : "%s are %s --distributed-above %d; they take %s"
                        .formatted(actions, large ? "more than" : "not more than", limit, estimates);
    }
}
