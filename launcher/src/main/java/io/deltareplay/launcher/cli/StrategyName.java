package io.deltareplay.launcher.cli;

import io.deltareplay.request.Strategy;
import java.util.Optional;

/// What may be asked for with `--strategy`.
enum StrategyName {
    AUTO(Optional.empty()),
    WINDOW(Optional.of(Strategy.WINDOW)),
    ANTI_JOIN(Optional.of(Strategy.ANTI_JOIN));

    private final Optional<Strategy> strategy;

    StrategyName(Optional<Strategy> strategy) {
        this.strategy = strategy;
    }

    /// The strategy that was asked for; empty when it is to be chosen.
    Optional<Strategy> strategy() {
        return strategy;
    }

    /// As the user writes it.
    @Override
    public String toString() {
        return strategy.map(Strategy::toString).orElse("auto");
    }
}
