package io.deltareplay.launcher.where;

import java.util.Locale;
import java.util.Set;

/// Why functions are refused, and what to write instead.
final class Functions {
    private static final Set<String> NOW =
            Set.of("current_timestamp", "now", "current_date", "curdate", "current_time", "localtimestamp");
    private static final Set<String> RANDOM = Set.of(
            "rand",
            "random",
            "randn",
            "randstr",
            "uniform",
            "uuid",
            "shuffle",
            "monotonically_increasing_id",
            "spark_partition_id",
            "input_file_name");
    private static final Set<String> PARTS_OF_DATES = Set.of(
            "year",
            "quarter",
            "month",
            "day",
            "dayofmonth",
            "dayofyear",
            "date_trunc",
            "trunc",
            "to_date",
            "hour",
            "extract",
            "date_part",
            "date_format",
            "weekofyear");
    private static final Set<String> PARTS_OF_STRINGS =
            Set.of("substring", "substr", "left", "startswith", "instr", "contains", "endswith", "locate");

    private Functions() {}

    /// What is said of a function, and what to do instead.
    record Refusal(String problem, String remedy) {}

    /// Whether a name without parentheses is a function where there is no column of that name.
    static boolean isCallWithoutParentheses(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return NOW.contains(lower) && !lower.equals("now") && !lower.equals("curdate");
    }

    static Refusal refuse(String written) {
        String name = written.toLowerCase(Locale.ROOT);
        if (NOW.contains(name)) {
            return new Refusal(
                    name + "() is not deterministic: it has another value at each run",
                    name.endsWith("date")
                            ? "Write the value: DATE '2024-01-31'."
                            : "Write the value: TIMESTAMP '2024-01-31 23:59:59'.");
        }
        if (RANDOM.contains(name)) {
            return new Refusal(
                    name + "() is not deterministic: it has another value at each run",
                    "Compare columns with values that you write.");
        }
        return new Refusal("%s() is not supported: statistics cannot answer it".formatted(name), remedy(name));
    }

    private static String remedy(String name) {
        if (name.equals("date") || name.equals("timestamp")) {
            String type = name.toUpperCase(Locale.ROOT);
            return "Write a value as %s '2024-01-31', and compare the column itself.".formatted(type);
        }
        if (name.equals("exists")) {
            return "Subqueries cannot be used: compare columns with values.";
        }
        if (PARTS_OF_DATES.contains(name)) {
            return "Compare the column itself, such as date >= DATE '2024-01-01' AND date < DATE '2025-01-01'.";
        }
        if (PARTS_OF_STRINGS.contains(name)) {
            return "Compare the column itself, such as name LIKE 'prefix%'.";
        }
        if (name.endsWith("cast")) {
            return "Compare the column itself: values are converted to its type.";
        }
        if (name.equals("isnull") || name.equals("isnotnull")) {
            return "Write IS NULL or IS NOT NULL.";
        }
        return "Compare the column itself, such as amount >= 100.";
    }
}
