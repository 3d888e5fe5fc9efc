package io.deltareplay.launcher.where;

import io.deltareplay.predicate.Comparison;
import io.deltareplay.predicate.FilePredicate;
import io.deltareplay.predicate.FilePredicate.Compare;
import io.deltareplay.predicate.FilePredicate.NullCheck;
import io.deltareplay.predicate.FilterColumn;
import io.deltareplay.predicate.Literal;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;

/// Compares days, and times without a zone, with points in time: as Spark does, by where they lie in the session's
/// zone.
final class ZonedComparisons {
    private static final Duration AROUND = Duration.ofDays(2);

    private final ZoneId zone;

    ZonedComparisons(ZoneId zone) {
        this.zone = zone;
    }

    /// A day is the instant that it begins at.
    FilePredicate compareDay(FilterColumn column, Comparison comparison, Instant moment) {
        LocalDate day = LocalDate.ofInstant(moment, zone);
        // The clock may be set back across midnight.
        while (!beginning(day.plusDays(1)).isAfter(moment)) {
            day = day.plusDays(1);
        }
        return new Rounded(BigDecimal.valueOf(day.toEpochDay()), beginning(day).equals(moment))
                .compare(column, comparison, WholeRange.LONG);
    }

    private Instant beginning(LocalDate day) {
        return day.atStartOfDay().atZone(zone).toInstant();
    }

    /// A day is the midnight that it begins with.
    static FilePredicate compareDay(FilterColumn column, Comparison comparison, LocalDateTime local) {
        return new Rounded(
                        BigDecimal.valueOf(local.toLocalDate().toEpochDay()),
                        local.toLocalTime().equals(LocalTime.MIDNIGHT))
                .compare(column, comparison, WholeRange.LONG);
    }

    /// A time without a zone is that of the session's zone.
    FilePredicate compareLocal(FilterColumn column, Comparison comparison, Instant moment) {
        LocalDateTime local = LocalDateTime.ofInstant(moment, zone);
        ZoneOffsetTransition next = zone.getRules().nextTransition(moment.minus(AROUND));
        if (next == null || next.getInstant().isAfter(moment.plus(AROUND))) {
            return new Compare(column, comparison, Casts.moment(local, ZoneOffset.UTC));
        }
        // Where the clock is set, local times are out of order: nothing near is left out.
        Literal before = Casts.moment(local.minus(AROUND), ZoneOffset.UTC);
        Literal after = Casts.moment(local.plus(AROUND), ZoneOffset.UTC);
        return switch (comparison) {
            case EQUAL, NOT_DISTINCT ->
                Predicates.and(List.of(
                        new Compare(column, Comparison.GREATER, before), new Compare(column, Comparison.LESS, after)));
            case NOT_EQUAL -> new NullCheck(column, false);
            case DISTINCT -> Predicates.EVERYTHING;
            case LESS, LESS_OR_EQUAL -> new Compare(column, Comparison.LESS, after);
            case GREATER, GREATER_OR_EQUAL -> new Compare(column, Comparison.GREATER, before);
        };
    }
}
