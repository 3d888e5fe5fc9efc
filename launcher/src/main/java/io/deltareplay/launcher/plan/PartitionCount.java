package io.deltareplay.launcher.plan;

import io.deltareplay.launcher.error.UsageException;
import java.util.Locale;

/// Into how many partitions the window strategy spreads the actions: the tuning key that Delta's users know.
public sealed interface PartitionCount {
    /// The configuration key.
    String KEY = "spark.databricks.delta.v2.distributedLogReplay.numPartitions";

    /// When nothing is said.
    int DEFAULT = 50;

    /// More than this is a mistake: each partition is a task.
    int MAX = 100_000;

    /// The number for a log with so many file actions.
    int resolve(long fileActions);

    /// Nothing was said.
    record Default() implements PartitionCount {
        @Override
        public int resolve(long fileActions) {
            return DEFAULT;
        }
    }

    /// The user's own number.
    record Fixed(int number) implements PartitionCount {
        public Fixed {
            if (number < 1 || number > MAX) {
                throw new IllegalArgumentException(
                        "a number of partitions from 1 to %d, got %d".formatted(MAX, number));
            }
        }

        @Override
        public int resolve(long fileActions) {
            return number;
        }
    }

    /// By the log's size: the values that are recommended for 10 thousand to a million files, and a partition for
    /// each 50 thousand beyond five million.
    record Auto() implements PartitionCount {
        private static final long ROWS_PER_PARTITION = 50_000;

        @Override
        public int resolve(long fileActions) {
            if (fileActions <= 10_000) {
                return 10;
            }
            if (fileActions < 100_000) {
                return 20;
            }
            if (fileActions < 1_000_000) {
                return 50;
            }
            return (int) Math.clamp(fileActions / ROWS_PER_PARTITION, 100, MAX);
        }
    }

    /// Reads the key's value.
    ///
    /// @throws UsageException when it is neither a number of partitions nor `auto`
    static PartitionCount parse(String value) {
        String text = value.strip().toLowerCase(Locale.ROOT);
        if (text.equals("auto")) {
            return new Auto();
        }
        if (text.matches("[0-9]{1,6}")) {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= MAX) {
                return new Fixed(number);
            }
        }
        throw new UsageException(
                "%s is '%s', which is no number of partitions".formatted(KEY, value),
                "Set it to a number from 1 to %d, or to auto.".formatted(MAX));
    }
}
