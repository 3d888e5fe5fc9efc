package io.deltareplay.launcher.plan;

import io.deltareplay.launcher.table.LogFacts;
import io.deltareplay.launcher.table.LogSegment;
import io.deltareplay.launcher.text.Human;
import io.deltareplay.request.Strategy;
import org.jspecify.annotations.Nullable;

/// How executors find the newest action of each file, and why so.
///
/// @param strategy the strategy
/// @param reason a sentence for people
public record StrategyChoice(Strategy strategy, String reason) {
    /// The longest tail whose identities are broadcast. One task reads the tail, a few seconds for this much, and
    /// every executor holds 20 bytes for each of its files, about 10 MB for this much.
    static final long MAX_BROADCAST_TAIL_BYTES = 256L << 20;

    /// Chooses for a log.
    ///
    /// @param asked what the user asked for; null for none
    static StrategyChoice of(LogFacts facts, @Nullable Strategy asked, PartitionCount partitions) {
        LogSegment segment = facts.segment();
        if (!facts.reconciliation().isKnown()) {
            // Whoever asks for another one does not ask for files that are listed twice.
            return window("because the checkpoint may name files more than once: "
                    + facts.reconciliation().reason());
        }
        if (asked != null) {
            return new StrategyChoice(asked, "as asked with --strategy " + asked);
        }
        if (partitions instanceof PartitionCount.Fixed) {
            return window("because %s is set".formatted(PartitionCount.KEY));
        }
        if (segment.checkpoint().isEmpty()) {
            return window("because the log has no checkpoint");
        }
        if (segment.tailBytes() > MAX_BROADCAST_TAIL_BYTES) {
            return window("because the tail, %s, is longer than the %s that are broadcast"
                    .formatted(Human.bytes(segment.tailBytes()), Human.bytes(MAX_BROADCAST_TAIL_BYTES)));
        }
        return new StrategyChoice(
                Strategy.ANTI_JOIN,
                "because the tail, %s, is short enough to broadcast".formatted(Human.bytes(segment.tailBytes())));
    }

    private static StrategyChoice window(String reason) {
        return new StrategyChoice(Strategy.WINDOW, reason);
    }
}
