package io.deltareplay.launcher.where;

import io.deltareplay.predicate.Comparison;
import io.deltareplay.predicate.FilePredicate;
import io.deltareplay.predicate.FilePredicate.Compare;
import io.deltareplay.predicate.FilePredicate.NullCheck;
import io.deltareplay.predicate.FilterColumn;
import io.deltareplay.predicate.Literal;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// A value among whole numbers, or days, that may lie between two of them.
///
/// @param floor the greatest one that is not above it
/// @param isExact whether the two are the same
record Rounded(BigDecimal floor, boolean isExact) {
    private static final BigDecimal LEAST = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal GREATEST = BigDecimal.valueOf(Long.MAX_VALUE);

    static Rounded of(BigDecimal value) {
        // A number such as 1e999999999 is far out, and need not be written out.
        if (value.precision() - (long) value.scale() > 20) {
            return new Rounded(
                    value.signum() > 0 ? GREATEST.add(BigDecimal.ONE) : LEAST.subtract(BigDecimal.ONE), false);
        }
        if (value.scale() > 0 && value.precision() < value.scale() - 1) {
            return new Rounded(value.signum() < 0 ? BigDecimal.ONE.negate() : BigDecimal.ZERO, value.signum() == 0);
        }
        BigDecimal floor = value.setScale(0, RoundingMode.FLOOR);
        return new Rounded(floor, floor.compareTo(value) == 0);
    }

    /// The predicate on a column of whole numbers that compares it with the value exactly.
    FilePredicate compare(FilterColumn column, Comparison comparison) {
        FilePredicate anyValue = new NullCheck(column, false);
        if (floor.compareTo(LEAST) < 0 || floor.compareTo(GREATEST) > 0) {
            boolean isAbove = floor.signum() > 0;
            return switch (comparison) {
                case EQUAL, NOT_DISTINCT -> Predicates.NOTHING;
                case NOT_EQUAL -> anyValue;
                case DISTINCT -> Predicates.EVERYTHING;
                case LESS, LESS_OR_EQUAL -> isAbove ? anyValue : Predicates.NOTHING;
                case GREATER, GREATER_OR_EQUAL -> isAbove ? Predicates.NOTHING : anyValue;
            };
        }
        Literal whole = new Literal.OfLong(floor.longValueExact());
        if (isExact) {
            return new Compare(column, comparison, whole);
        }
        return switch (comparison) {
            case EQUAL, NOT_DISTINCT -> Predicates.NOTHING;
            case NOT_EQUAL -> anyValue;
            case DISTINCT -> Predicates.EVERYTHING;
            case LESS, LESS_OR_EQUAL -> new Compare(column, Comparison.LESS_OR_EQUAL, whole);
            case GREATER, GREATER_OR_EQUAL -> new Compare(column, Comparison.GREATER, whole);
        };
    }
}
