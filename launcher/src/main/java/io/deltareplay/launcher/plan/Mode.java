package io.deltareplay.launcher.plan;

/// What the user asked for with `--mode`.
public enum Mode {
    /// Decide by the log's size and the cluster at hand.
    AUTO,
    /// Replay in this process, whatever the size.
    SERIAL,
    /// Replay on Spark, whatever the size.
    DISTRIBUTED;

    /// As the user writes it.
    @Override
    public String toString() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
