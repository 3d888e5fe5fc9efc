package io.deltareplay.launcher.where;

import io.deltareplay.launcher.error.UsageException;
import io.deltareplay.launcher.where.Expression.All;
import io.deltareplay.launcher.where.Expression.Any;
import io.deltareplay.launcher.where.Expression.Between;
import io.deltareplay.launcher.where.Expression.Column;
import io.deltareplay.launcher.where.Expression.Compared;
import io.deltareplay.launcher.where.Expression.IsNull;
import io.deltareplay.launcher.where.Expression.IsTruth;
import io.deltareplay.launcher.where.Expression.Matches;
import io.deltareplay.launcher.where.Expression.Not;
import io.deltareplay.launcher.where.Expression.OneOf;
import io.deltareplay.launcher.where.Expression.Value;
import io.deltareplay.predicate.Comparison;
import io.deltareplay.predicate.FilePredicate;
import io.deltareplay.predicate.FilePredicate.Compare;
import io.deltareplay.predicate.FilePredicate.Constant;
import io.deltareplay.predicate.FilePredicate.NullCheck;
import io.deltareplay.predicate.Literal;
import io.deltareplay.predicate.ValueType;
import java.util.List;

/// Gives a predicate its meaning for a table. Negations go down to the leaves, where what is null matches neither
/// way.
final class Resolver {
    private final Columns columns;
    private final Comparisons comparisons;
    private final Constants constants;

    Resolver(Columns columns, Casts casts) {
        this.columns = columns;
        comparisons = new Comparisons(casts);
        constants = new Constants(casts);
    }

    FilePredicate resolve(Expression expression) {
        return resolve(expression, false);
    }

    private FilePredicate resolve(Expression expression, boolean negated) {
        return switch (expression) {
            case All(List<Expression> parts) ->
                negated ? Predicates.or(all(parts, true)) : Predicates.and(all(parts, false));
            case Any(List<Expression> parts) ->
                negated ? Predicates.and(all(parts, true)) : Predicates.or(all(parts, false));
            case Not(Expression inner) -> resolve(inner, !negated);
            case Compared(Expression left, Comparison how, Expression right) ->
                compare(left, negated ? how.negated() : how, right);
            case OneOf in -> oneOf(in, negated);
            case Between(Expression value, Expression low, Expression high) -> {
                FilePredicate above = compare(value, negated ? Comparison.LESS : Comparison.GREATER_OR_EQUAL, low);
                FilePredicate below = compare(value, negated ? Comparison.GREATER : Comparison.LESS_OR_EQUAL, high);
                yield negated ? Predicates.or(List.of(above, below)) : Predicates.and(List.of(above, below));
            }
            case IsNull(Expression value) -> isNull(value, !negated);
            case IsTruth(Expression value, boolean truth) ->
                compare(
                        value,
                        negated ? Comparison.DISTINCT : Comparison.NOT_DISTINCT,
                        new Value(new SqlValue.Truth(truth), truth ? "TRUE" : "FALSE"));
            case Matches matches -> matches(matches, negated);
            case Column(List<String> parts) -> truth(columns.find(parts), !negated);
            case Value value -> truth(value, !negated);
        };
    }

    private List<FilePredicate> all(List<Expression> parts, boolean negated) {
        return parts.stream().map(part -> resolve(part, negated)).toList();
    }

    private FilePredicate compare(Expression left, Comparison comparison, Expression right) {
        return switch (left) {
            case Column(List<String> parts) -> {
                TableColumn column = columns.find(parts);
                yield switch (right) {
                    case Value value -> comparisons.compare(column, comparison, value);
                    case Column(List<String> other) ->
                        ColumnComparisons.compare(column, comparison, columns.find(other));
                    default -> throw refuseOperand();
                };
            }
            case Value value ->
                switch (right) {
                    case Column(List<String> parts) ->
                        comparisons.compare(columns.find(parts), comparison.mirrored(), value);
                    case Value other -> new Constant(constants.matches(value, comparison, other));
                    default -> throw refuseOperand();
                };
            default -> throw refuseOperand();
        };
    }

    private FilePredicate oneOf(OneOf in, boolean negated) {
        Comparison comparison = negated ? Comparison.NOT_EQUAL : Comparison.EQUAL;
        List<FilePredicate> parts;
        if (in.value() instanceof Column(List<String> path)) {
            TableColumn column = columns.find(path);
            // Spark compares with all of them in one type.
            boolean asDouble = isExact(column) && in.candidates().stream().anyMatch(c -> isFloating(column, c));
            parts = in.candidates().stream()
                    .map(candidate -> candidate instanceof Value value && asDouble
                            ? comparisons.compareAsDouble(column, comparison, value)
                            : candidate instanceof Value value
                                    ? comparisons.compare(column, comparison, value)
                                    : compare(in.value(), comparison, candidate))
                    .toList();
        } else {
            parts = in.candidates().stream()
                    .map(candidate -> compare(in.value(), comparison, candidate))
                    .toList();
        }
        return negated ? Predicates.and(parts) : Predicates.or(parts);
    }

    private static boolean isExact(TableColumn column) {
        return column.type() == ValueType.INTEGER || column.type() == ValueType.DECIMAL;
    }

    private static boolean isFloating(TableColumn column, Expression candidate) {
        return candidate instanceof Value value
                && (value.value() instanceof SqlValue.Floating
                        || (value.value() instanceof SqlValue.Text && column.type() == ValueType.DECIMAL));
    }

    private FilePredicate isNull(Expression value, boolean isNull) {
        return switch (value) {
            case Column(List<String> parts) -> new NullCheck(columns.find(parts).filter(), isNull);
            case Value constant -> new Constant((constant.value() instanceof SqlValue.Null) == isNull);
            default -> throw refuseOperand();
        };
    }

    private FilePredicate matches(Matches matches, boolean negated) {
        if (!(matches.pattern() instanceof Value pattern)) {
            throw new UsageException("a pattern of LIKE is no string", "Write one such as LIKE 'prefix%'.");
        }
        return switch (matches.value()) {
            case Column(List<String> parts) ->
                Patterns.matches(columns.find(parts), pattern, matches.escape(), negated);
            case Value value -> Patterns.matches(value, pattern, matches.escape(), negated);
            default -> throw refuseOperand();
        };
    }

    private static FilePredicate truth(TableColumn column, boolean truth) {
        if (column.type() != ValueType.BOOLEAN) {
            throw new UsageException(
                    "the column '%s' is of type %s and not a condition".formatted(column.name(), column.typeName()),
                    "Compare it with something, such as %s = %s."
                            .formatted(column.name(), Casts.exampleOf(column.type())));
        }
        return new Compare(column.filter(), Comparison.EQUAL, new Literal.OfLong(truth ? 1 : 0));
    }

    private static FilePredicate truth(Value value, boolean truth) {
        return switch (value.value()) {
            case SqlValue.Truth(boolean written) -> new Constant(written == truth);
            case SqlValue.Null isNull -> Predicates.NOTHING;
            default ->
                throw new UsageException(
                        "the %s %s is not a condition"
                                .formatted(Casts.nameOf(value.value().type()), value.text()),
                        "Compare a column with it. A shell takes quotes away unless the whole predicate is quoted.");
        };
    }

    private static UsageException refuseOperand() {
        return new UsageException(
                "conditions cannot be compared with each other, or asked whether they are null",
                "Compare columns and values, and join the conditions with AND, OR and NOT.");
    }
}
