package io.deltareplay.launcher.where;

import io.deltareplay.launcher.error.UsageException;
import io.deltareplay.predicate.Comparison;
import io.deltareplay.predicate.FilePredicate;
import io.deltareplay.predicate.FilePredicate.CompareColumns;
import io.deltareplay.predicate.FilePredicate.NullCheck;
import io.deltareplay.predicate.ValueType;

/// Compares two columns.
final class ColumnComparisons {
    private ColumnComparisons() {}

    static FilePredicate compare(TableColumn left, Comparison comparison, TableColumn right) {
        refuseOpaque(left);
        refuseOpaque(right);
        if (left.isSameAs(right)) {
            return withItself(left, comparison);
        }
        ValueType common = common(left, right);
        Comparisons.refuseCollatedPartition(left);
        Comparisons.refuseCollatedPartition(right);
        if (isUnknown(left, common) || isUnknown(right, common)) {
            return Predicates.unknown(comparison, left.filter(), right.filter());
        }
        return new CompareColumns(left.as(common), comparison, right.as(common));
    }

    /// Bounds know neither collations nor spaces that fill up; and in the order of points in time, times without a
    /// zone are not
    /// always between their bounds.
    private static boolean isUnknown(TableColumn column, ValueType common) {
        return column.isCollated()
                || column.length() > 0
                || (column.type() == ValueType.TIMESTAMP_NTZ
                        && common == ValueType.TIMESTAMP
                        && !column.filter().isPartition());
    }

    private static void refuseOpaque(TableColumn column) {
        if (column.type() == ValueType.OPAQUE) {
            throw Comparisons.opaque(column);
        }
    }

    private static FilePredicate withItself(TableColumn column, Comparison comparison) {
        return switch (comparison) {
            case EQUAL, LESS_OR_EQUAL, GREATER_OR_EQUAL -> new NullCheck(column.filter(), false);
            case NOT_DISTINCT -> Predicates.EVERYTHING;
            case NOT_EQUAL, LESS, GREATER, DISTINCT -> Predicates.NOTHING;
        };
    }

    private static ValueType common(TableColumn left, TableColumn right) {
        if (left.type() == right.type()) {
            return left.type();
        }
        if (left.isNumber() && right.isNumber()) {
            return left.isFloating() || right.isFloating() ? ValueType.DOUBLE : ValueType.DECIMAL;
        }
        if (left.isTime() && right.isTime()) {
            return left.type() == ValueType.TIMESTAMP || right.type() == ValueType.TIMESTAMP
                    ? ValueType.TIMESTAMP
                    : ValueType.TIMESTAMP_NTZ;
        }
        throw new UsageException(
                "the columns '%s' of type %s and '%s' of type %s cannot be compared"
                        .formatted(left.name(), left.typeName(), right.name(), right.typeName()),
                "Compare columns of one type.");
    }
}
