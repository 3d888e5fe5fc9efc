package io.deltareplay.launcher.where;

import io.deltareplay.predicate.Comparison;
import io.deltareplay.predicate.FilePredicate;
import io.deltareplay.predicate.FilePredicate.Compare;
import io.deltareplay.predicate.FilterColumn;
import io.deltareplay.predicate.Literal;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// A value among whole numbers, or days, that may lie between two of them.
///
/// @param floor the greatest one that is not above it
/// @param isExact whether the two are the same
record Rounded(BigDecimal floor, boolean isExact) {
    /// Numbers of more digits are beyond every column's range, and need not be written out.
    private static final int MOST_DIGITS = 20;

    static final BigDecimal BEYOND = BigDecimal.TEN.pow(MOST_DIGITS);

    static Rounded of(BigDecimal value) {
        if (value.signum() != 0 && value.precision() - (long) value.scale() > MOST_DIGITS) {
            return new Rounded(value.signum() > 0 ? BEYOND : BEYOND.negate(), false);
        }
        if (Math.abs(value.doubleValue()) < Double.MIN_NORMAL) {
            return new Rounded(value.signum() < 0 ? BigDecimal.ONE.negate() : BigDecimal.ZERO, value.signum() == 0);
        }
        BigDecimal floor = value.setScale(0, RoundingMode.FLOOR);
        return new Rounded(floor, floor.compareTo(value) == 0);
    }

    /// The predicate on a column that compares it with the value exactly.
    FilePredicate compare(FilterColumn column, Comparison comparison, WholeRange range) {
        if (floor.compareTo(range.least()) < 0) {
            return Outcomes.belowAll(column, comparison);
        }
        if (floor.compareTo(range.greatest()) > 0 || (!isExact && floor.compareTo(range.greatest()) == 0)) {
            return Outcomes.aboveAll(column, comparison);
        }
        Literal whole = new Literal.OfLong(floor.longValueExact());
        if (!isExact) {
            return switch (comparison) {
                case LESS, LESS_OR_EQUAL -> compareWith(column, Comparison.LESS_OR_EQUAL, whole, range);
                case GREATER, GREATER_OR_EQUAL -> compareWith(column, Comparison.GREATER, whole, range);
                default -> Outcomes.none(column, comparison);
            };
        }
        return compareWith(column, comparison, whole, range);
    }

    private FilePredicate compareWith(FilterColumn column, Comparison comparison, Literal whole, WholeRange range) {
        if (floor.compareTo(range.greatest()) == 0) {
            return Outcomes.greatest(column, comparison, whole);
        }
        if (floor.compareTo(range.least()) == 0) {
            return Outcomes.least(column, comparison, whole);
        }
        return new Compare(column, comparison, whole);
    }
}
