package io.deltareplay.launcher.cli;

import io.deltareplay.launcher.error.UsageException;
import io.deltareplay.launcher.where.Selection;
import io.deltareplay.launcher.where.SqlPredicate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which of a table's files.
final class WhereArguments {
    @Option(
            names = "--where",
            paramLabel = "PREDICATE",
            parameterConsumer = AnyValue.class,
            description = {
                "Only files that may hold rows for which this is true, told by their partition values and statistics. "
                        + "Spark's SQL: =, <>, <, <=, >, >=, <=>, AND, OR, NOT, IN, BETWEEN, IS NULL, LIKE, on columns and "
                        + "fields a.b. Quote it for the shell:",
                "--where \"date >= '2024-01-01' AND region IN (3, 4)\""
            })
    @Nullable
    String predicate;

    @Option(
            names = "--time-zone",
            paramLabel = "ZONE",
            parameterConsumer = AnyValue.class,
            description = "With --where: the zone of times that name none, such as Europe/Berlin, +01:00 or UTC. "
                    + "Default: this machine's.")
    @Nullable
    String zone;

    /// What was asked for; empty for all files.
    ///
    /// @throws UsageException when it cannot be read
    Optional<Selection> selection() {
        if (predicate == null) {
            if (zone != null) {
                throw new UsageException("--time-zone means nothing without --where", "Leave it out.");
            }
            return Optional.empty();
        }
        return Optional.of(new Selection(
                SqlPredicate.parse(predicate), zone == null ? ZoneId.systemDefault() : Selection.zone(zone)));
    }
}
