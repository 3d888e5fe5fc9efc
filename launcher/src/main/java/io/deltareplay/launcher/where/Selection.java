package io.deltareplay.launcher.where;

import io.deltareplay.launcher.error.UsageException;
import io.deltareplay.launcher.table.LogFacts;
import io.deltareplay.predicate.Where;
import java.time.DateTimeException;
import java.time.ZoneId;

/// Which files somebody asked for, before anything is known of the table.
///
/// @param predicate what their rows must match
/// @param zone of times that name none, and in which days begin
public record Selection(SqlPredicate predicate, ZoneId zone) {
    /// What it means for a version of a table.
    ///
    /// @throws UsageException when it does not fit the table's schema
    public Where resolve(LogFacts facts) {
        return predicate.resolve(facts.location().given(), facts.metadata(), zone);
    }

    /// Reads a time zone, in the forms that Spark reads.
    ///
    /// @throws UsageException when it is none
    public static ZoneId zone(String text) {
        try {
            return TimeLiterals.zone(text);
        } catch (DateTimeException e) {
            throw new UsageException(
                    "'%s' is no time zone".formatted(text), "Name one such as Europe/Berlin, +01:00 or UTC.", e);
        }
    }
}
