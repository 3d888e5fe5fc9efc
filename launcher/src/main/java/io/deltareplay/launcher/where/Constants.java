package io.deltareplay.launcher.where;

import io.deltareplay.launcher.error.UsageException;
import io.deltareplay.launcher.where.Expression.Value;
import io.deltareplay.predicate.Comparison;
import io.deltareplay.predicate.Literal;
import io.deltareplay.predicate.ValueType;
import java.util.Arrays;
import java.util.Set;

/// Compares values that were both written in the predicate.
final class Constants {
    private static final Set<ValueType> EXACT = Set.of(ValueType.INTEGER, ValueType.DECIMAL);
    private static final Set<ValueType> TIMES = Set.of(ValueType.DATE, ValueType.TIMESTAMP, ValueType.TIMESTAMP_NTZ);

    private final Casts casts;

    Constants(Casts casts) {
        this.casts = casts;
    }

    /// Whether the comparison is true; what is null is not.
    boolean matches(Value left, Comparison comparison, Value right) {
        boolean leftIsNull = left.value() instanceof SqlValue.Null;
        boolean rightIsNull = right.value() instanceof SqlValue.Null;
        if (leftIsNull || rightIsNull) {
            boolean same = leftIsNull && rightIsNull;
            return comparison == (same ? Comparison.NOT_DISTINCT : Comparison.DISTINCT);
        }
        ValueType type = common(left.value().type(), right.value().type());
        Literal a = casts.cast(left, type).orElseThrow(() -> incomparable(left, right));
        Literal b = casts.cast(right, type).orElseThrow(() -> incomparable(left, right));
        return matches(compare(a, b), comparison);
    }

    private static ValueType common(ValueType left, ValueType right) {
        if (EXACT.contains(left) && EXACT.contains(right)) {
            return ValueType.DECIMAL;
        }
        if (left == right) {
            return left;
        }
        if (left == ValueType.STRING || right == ValueType.STRING) {
            ValueType other = left == ValueType.STRING ? right : left;
            return other == ValueType.DECIMAL ? ValueType.DOUBLE : other;
        }
        if (TIMES.contains(left) && TIMES.contains(right)) {
            return left == ValueType.TIMESTAMP || right == ValueType.TIMESTAMP
                    ? ValueType.TIMESTAMP
                    : ValueType.TIMESTAMP_NTZ;
        }
        return left == ValueType.DOUBLE ? left : right;
    }

    static boolean matches(int order, Comparison comparison) {
        return switch (comparison) {
            case EQUAL, NOT_DISTINCT -> order == 0;
            case NOT_EQUAL, DISTINCT -> order != 0;
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
            case GREATER -> order > 0;
            case GREATER_OR_EQUAL -> order >= 0;
        };
    }

    /// Literals of one domain, in Spark's order: -0.0 equals 0.0, and NaN is the greatest.
    static int compare(Literal left, Literal right) {
        return switch (left) {
            case Literal.OfLong(long value) -> Long.compare(value, ((Literal.OfLong) right).value());
            case Literal.OfDouble(double value) ->
                Double.compare(value + 0.0, ((Literal.OfDouble) right).value() + 0.0);
            case Literal.OfDecimal decimal -> decimal.value().compareTo(((Literal.OfDecimal) right).value());
            case Literal.OfBytes(byte[] value) -> Arrays.compareUnsigned(value, ((Literal.OfBytes) right).value());
        };
    }

    private static UsageException incomparable(Value left, Value right) {
        return new UsageException(
                "the %s %s cannot be compared with the %s %s"
                        .formatted(
                                Casts.nameOf(left.value().type()),
                                left.text(),
                                Casts.nameOf(right.value().type()),
                                right.text()),
                "Compare values of one type.");
    }
}
