package io.deltareplay.launcher.where;

import io.deltareplay.predicate.Comparison;
import io.deltareplay.predicate.FilePredicate;
import io.deltareplay.predicate.FilePredicate.And;
import io.deltareplay.predicate.FilePredicate.Compare;
import io.deltareplay.predicate.FilePredicate.CompareColumns;
import io.deltareplay.predicate.FilePredicate.Constant;
import io.deltareplay.predicate.FilePredicate.In;
import io.deltareplay.predicate.FilePredicate.Like;
import io.deltareplay.predicate.FilePredicate.NullCheck;
import io.deltareplay.predicate.FilePredicate.Or;
import io.deltareplay.predicate.FilterColumn;
import io.deltareplay.predicate.LikePattern;
import io.deltareplay.predicate.Literal;
import io.deltareplay.predicate.ValueType;
import io.deltareplay.predicate.ValueType.Domain;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Puts a value, or another column, in a column's place.
final class Substitution {
    private Substitution() {}

    /// The predicate for rows in which the column has the value.
    static FilePredicate replace(FilePredicate predicate, FilterColumn column, Literal value) {
        return switch (predicate) {
            case And(List<FilePredicate> parts) ->
                Predicates.and(
                        parts.stream().map(part -> replace(part, column, value)).toList());
            case Or(List<FilePredicate> parts) ->
                Predicates.or(
                        parts.stream().map(part -> replace(part, column, value)).toList());
            case Compare(FilterColumn own, Comparison how, Literal literal)
            when isSame(own, column) ->
                convert(value, column.type(), own.type())
                        .<FilePredicate>map(
                                known -> new Constant(Constants.matches(Constants.compare(known, literal), how)))
                        .orElse(predicate);
            case CompareColumns(FilterColumn left, Comparison how, FilterColumn right)
            when isSame(left, column) -> compare(right, how.mirrored(), value, column.type(), predicate);
            case CompareColumns(FilterColumn left, Comparison how, FilterColumn right)
            when isSame(right, column) -> compare(left, how, value, column.type(), predicate);
            case In(FilterColumn own, List<Literal> literals, boolean negated)
            when isSame(own, column) ->
                convert(value, column.type(), own.type())
                        .<FilePredicate>map(known -> new Constant(
                                literals.stream().anyMatch(literal -> Constants.compare(known, literal) == 0)
                                        != negated))
                        .orElse(predicate);
            case NullCheck(FilterColumn own, boolean isNull) when isSame(own, column) -> new Constant(!isNull);
            case Like(FilterColumn own, LikePattern pattern, boolean negated)
            when isSame(own, column) && value instanceof Literal.OfBytes(byte[] utf8) ->
                new Constant(pattern.matches(new String(utf8, StandardCharsets.UTF_8)) != negated);
            default -> predicate;
        };
    }

    private static FilePredicate compare(
            FilterColumn column, Comparison how, Literal value, ValueType from, FilePredicate otherwise) {
        return convert(value, from, column.type())
                .<FilePredicate>map(known -> new Compare(column, how, known))
                .orElse(otherwise);
    }

    /// One column may be compared in several types.
    private static boolean isSame(FilterColumn a, FilterColumn b) {
        return a.isPartition() == b.isPartition() && a.path().equals(b.path());
    }

    private static Optional<Literal> convert(Literal value, ValueType from, ValueType to) {
        Domain domain = to.domain();
        if (value.domain() == domain) {
            // A day is no number of microseconds.
            return from == to || domain != Domain.LONG ? Optional.of(value) : Optional.empty();
        }
        return switch (value) {
            case Literal.OfLong(long whole)
            when domain == Domain.DECIMAL -> Optional.of(new Literal.OfDecimal(BigDecimal.valueOf(whole)));
            case Literal.OfLong(long whole)
            when domain == Domain.DOUBLE -> Optional.of(new Literal.OfDouble((double) whole));
            case Literal.OfDecimal(BigDecimal decimal)
            when domain == Domain.DOUBLE -> Optional.of(new Literal.OfDouble(decimal.doubleValue()));
            case Literal.OfDouble(double number)
            when domain == Domain.LONG
                    && to == ValueType.INTEGER
                    && Doubles.isExact(number)
                    && number == Math.rint(number) -> Optional.of(new Literal.OfLong((long) number));
            default -> Optional.empty();
        };
    }

    /// The predicate with another column in the column's place.
    static FilePredicate replace(FilePredicate predicate, FilterColumn column, FilterColumn other) {
        return switch (predicate) {
            case And(List<FilePredicate> parts) ->
                Predicates.and(
                        parts.stream().map(part -> replace(part, column, other)).toList());
            case Or(List<FilePredicate> parts) ->
                Predicates.or(
                        parts.stream().map(part -> replace(part, column, other)).toList());
            case Compare(FilterColumn own, Comparison how, Literal literal)
            when own.equals(column) -> new Compare(other, how, literal);
            case CompareColumns(FilterColumn left, Comparison how, FilterColumn right) -> {
                FilterColumn newLeft = left.equals(column) ? other : left;
                FilterColumn newRight = right.equals(column) ? other : right;
                // Of a column with itself nothing new is said.
                yield newLeft.equals(newRight) ? predicate : new CompareColumns(newLeft, how, newRight);
            }
            case In(FilterColumn own, List<Literal> literals, boolean negated)
            when own.equals(column) -> new In(other, literals, negated);
            case NullCheck(FilterColumn own, boolean isNull) when own.equals(column) -> new NullCheck(other, isNull);
            case Like(FilterColumn own, LikePattern pattern, boolean negated)
            when own.equals(column) -> new Like(other, pattern, negated);
            default -> predicate;
        };
    }
}
