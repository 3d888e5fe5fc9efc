package io.deltareplay.launcher.where;

import io.deltareplay.predicate.Comparison;
import io.deltareplay.predicate.FilePredicate;
import io.deltareplay.predicate.FilePredicate.Compare;
import io.deltareplay.predicate.FilePredicate.NullCheck;
import io.deltareplay.predicate.FilterColumn;
import io.deltareplay.predicate.Literal;

/// What becomes of a comparison whose outcome the column's type decides, at least in part: known without any
/// statistics.
final class Outcomes {
    private Outcomes() {}

    private static FilePredicate anyValue(FilterColumn column) {
        return new NullCheck(column, false);
    }

    /// With a value that the column cannot hold; only whether it is equal is asked.
    static FilePredicate none(FilterColumn column, Comparison comparison) {
        return switch (comparison) {
            case EQUAL, NOT_DISTINCT -> Predicates.NOTHING;
            case NOT_EQUAL -> anyValue(column);
            case DISTINCT -> Predicates.EVERYTHING;
            default -> throw new IllegalArgumentException(comparison + " does not ask whether values are equal");
        };
    }

    static FilePredicate aboveAll(FilterColumn column, Comparison comparison) {
        return switch (comparison) {
            case LESS, LESS_OR_EQUAL -> anyValue(column);
            case GREATER, GREATER_OR_EQUAL -> Predicates.NOTHING;
            default -> none(column, comparison);
        };
    }

    static FilePredicate belowAll(FilterColumn column, Comparison comparison) {
        return aboveAll(column, comparison.mirrored());
    }

    /// With the greatest value that there is.
    static FilePredicate greatest(FilterColumn column, Comparison comparison, Literal value) {
        return switch (comparison) {
            case LESS -> new Compare(column, Comparison.NOT_EQUAL, value);
            case LESS_OR_EQUAL -> anyValue(column);
            case GREATER -> Predicates.NOTHING;
            case GREATER_OR_EQUAL -> new Compare(column, Comparison.EQUAL, value);
            default -> new Compare(column, comparison, value);
        };
    }

    /// With the least value that there is.
    static FilePredicate least(FilterColumn column, Comparison comparison, Literal value) {
        return greatest(column, comparison.mirrored(), value);
    }
}
