package io.deltareplay.launcher.plan;

import io.deltareplay.request.Strategy;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the user wants of a plan, and what there is to carry it out with.
///
/// @param mode which kind of replay
/// @param cluster where Spark would run; empty when none is configured and Spark can only be asked for by name
/// @param distributedAbove the number of file actions above which `auto` goes distributed; null for the modelled
/// one
/// @param strategy null when it is to be chosen
/// @param partitions how many partitions the window strategy gets
public record PlanWishes(
        Mode mode,
        Optional<Cluster> cluster,
        @Nullable Long distributedAbove,
        @Nullable Strategy strategy,
        PartitionCount partitions) {
    /// Nothing but a mode.
    public static PlanWishes of(Mode mode) {
        return new PlanWishes(mode, Optional.empty(), null, null, new PartitionCount.Default());
    }
}
