package io.deltareplay.launcher.plan;

import java.time.Duration;

/// How long a replay takes, roughly: a start, and so much for each file action. `docs/spark.md` shows the
/// measurements
/// that the constants come from.
public final class CostModel {
    /// Tasks that a cluster is thought to run at once when its configuration does not tell.
    public static final int ASSUMED_SLOTS = 16;

    /// A process of ours until its first row.
    private static final double SERIAL_START_SECONDS = 0.4;

    /// Reading, filtering and writing a million file actions in this process.
    private static final double SERIAL_SECONDS_PER_MILLION = 0.4;

    /// Submitting an application until its first task runs.
    private static final double SPARK_START_SECONDS = 5.5;

    /// What a million file actions cost an executor's core.
    private static final double SPARK_CORE_SECONDS_PER_MILLION = 1.5;

    /// What a million files cost the one connection that they come through, whatever the number of executors.
    private static final double TRANSFER_SECONDS_PER_MILLION = 0.15;

    private static final double MILLION = 1e6;

    private CostModel() {}

    /// The time for a log with so many file actions in this process.
    public static Duration serial(long fileActions) {
        return seconds(SERIAL_START_SECONDS + SERIAL_SECONDS_PER_MILLION * fileActions / MILLION);
    }

    /// The time for it on a cluster that runs so many tasks at once.
    public static Duration distributed(long fileActions, int slots) {
        return seconds(SPARK_START_SECONDS + sparkSecondsPerMillion(slots) * fileActions / MILLION);
    }

    /// The number of file actions above which a cluster is faster; [Long#MAX_VALUE] when it never is.
    public static long crossover(int slots) {
        double gain = SERIAL_SECONDS_PER_MILLION - sparkSecondsPerMillion(slots);
        return gain <= 0
                ? Long.MAX_VALUE
                : Math.round((SPARK_START_SECONDS - SERIAL_START_SECONDS) / gain) * (long) MILLION;
    }

    private static double sparkSecondsPerMillion(int slots) {
        return SPARK_CORE_SECONDS_PER_MILLION / slots + TRANSFER_SECONDS_PER_MILLION;
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
