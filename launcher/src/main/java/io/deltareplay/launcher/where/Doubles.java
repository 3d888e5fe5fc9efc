package io.deltareplay.launcher.where;

import io.deltareplay.predicate.Comparison;
import io.deltareplay.predicate.FilePredicate;
import io.deltareplay.predicate.FilePredicate.Compare;
import io.deltareplay.predicate.FilterColumn;
import io.deltareplay.predicate.Literal;
import io.deltareplay.predicate.ValueType;
import java.math.BigDecimal;

/// Compares columns with floating-point values.
final class Doubles {
    /// Up to here a double is a whole number for each whole number.
    static final double LARGEST_EXACT = 1L << 53;

    private Doubles() {}

    static FilePredicate compare(FilterColumn column, Comparison comparison, Literal literal) {
        double value = ((Literal.OfDouble) literal).value();
        if (Double.isNaN(value)) {
            return Outcomes.greatest(column, comparison, literal);
        }
        if (value == Double.NEGATIVE_INFINITY) {
            return Outcomes.least(column, comparison, literal);
        }
        return column.type() == ValueType.FLOAT
                ? compareFloat(column, comparison, value)
                : new Compare(column, comparison, literal);
    }

    /// A value between two floats is compared like one of them.
    private static FilePredicate compareFloat(FilterColumn column, Comparison comparison, double value) {
        double nearest = (float) value;
        Literal literal = new Literal.OfDouble(nearest);
        if (nearest == value) {
            return new Compare(column, comparison, literal);
        }
        boolean isBelow = nearest < value;
        return switch (comparison) {
            case LESS, LESS_OR_EQUAL ->
                new Compare(column, isBelow ? Comparison.LESS_OR_EQUAL : Comparison.LESS, literal);
            case GREATER, GREATER_OR_EQUAL ->
                new Compare(column, isBelow ? Comparison.GREATER : Comparison.GREATER_OR_EQUAL, literal);
            default -> Outcomes.none(column, comparison);
        };
    }

    /// A column of whole numbers, compared exactly where doubles are exact.
    static FilePredicate compareWhole(TableColumn column, Comparison comparison, double value) {
        FilterColumn filter = column.filter();
        if (Double.isNaN(value) || value == Double.POSITIVE_INFINITY) {
            return Outcomes.aboveAll(filter, comparison);
        }
        if (value == Double.NEGATIVE_INFINITY) {
            return Outcomes.belowAll(filter, comparison);
        }
        return isExact(value)
                ? Rounded.of(new BigDecimal(value)).compare(filter, comparison, WholeRange.of(column.typeName()))
                : new Compare(column.as(ValueType.DOUBLE), comparison, new Literal.OfDouble(value));
    }

    /// Whether whole numbers that equal the value as doubles equal it as whole numbers.
    static boolean isExact(double value) {
        return !Double.isFinite(value) || Math.abs(value) < LARGEST_EXACT;
    }
}
