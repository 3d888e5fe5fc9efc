package io.deltareplay.launcher.where;

import io.deltareplay.launcher.error.UsageException;
import io.deltareplay.launcher.where.Expression.Value;
import io.deltareplay.predicate.Comparison;
import io.deltareplay.predicate.FilePredicate;
import io.deltareplay.predicate.FilePredicate.Compare;
import io.deltareplay.predicate.FilePredicate.NullCheck;
import io.deltareplay.predicate.FilterColumn;
import io.deltareplay.predicate.Literal;
import io.deltareplay.predicate.ValueType;
import io.deltareplay.predicate.ValueType.Domain;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;

/// Compares a column with a value, in the type that Spark would compare them in.
final class Comparisons {
    private final Casts casts;
    private final ZonedComparisons zoned;

    Comparisons(Casts casts) {
        this.casts = casts;
        zoned = new ZonedComparisons(casts.zone());
    }

    FilePredicate compare(TableColumn column, Comparison comparison, Value value) {
        if (value.value() instanceof SqlValue.Null) {
            return withNull(column.filter(), comparison);
        }
        refuseIncomparable(column, value);
        if (column.isCollated()) {
            refuseCollatedPartition(column);
            cast(column, ValueType.STRING, value);
            return Predicates.unknown(comparison, column.filter());
        }
        return switch (column.type()) {
            case INTEGER -> integer(column, comparison, value);
            case DECIMAL -> decimal(column, comparison, value);
            case STRING -> string(column, comparison, value);
            case DATE -> day(column, comparison, value);
            case TIMESTAMP_NTZ ->
                value.value() instanceof SqlValue.Moment(LocalDateTime local, Optional<ZoneId> own)
                        ? zoned.compareLocal(column.filter(), comparison, instant(local, own))
                        : as(column.type(), column, comparison, value);
            default -> as(column.type(), column, comparison, value);
        };
    }

    static FilePredicate withNull(FilterColumn column, Comparison comparison) {
        return switch (comparison) {
            case NOT_DISTINCT -> new NullCheck(column, true);
            case DISTINCT -> new NullCheck(column, false);
            default -> Predicates.NOTHING;
        };
    }

    /// As a double, for the sake of another value that it is compared with at the same time.
    FilePredicate compareAsDouble(TableColumn column, Comparison comparison, Value value) {
        if (value.value() instanceof SqlValue.Null) {
            return withNull(column.filter(), comparison);
        }
        return column.type() == ValueType.INTEGER
                ? Doubles.compareWhole(
                        column, comparison, ((Literal.OfDouble) cast(column, ValueType.DOUBLE, value)).value())
                : as(ValueType.DOUBLE, column, comparison, value);
    }

    private FilePredicate as(ValueType type, TableColumn column, Comparison comparison, Value value) {
        Literal literal = cast(column, type, value);
        return type.domain() == Domain.DOUBLE
                ? Doubles.compare(column.as(type), comparison, literal)
                : new Compare(column.as(type), comparison, literal);
    }

    private Literal cast(TableColumn column, ValueType type, Value value) {
        return casts.cast(value, type).orElseThrow(() -> incomparable(column, value));
    }

    private FilePredicate integer(TableColumn column, Comparison comparison, Value value) {
        return switch (value.value()) {
            case SqlValue.Whole(BigDecimal number) -> whole(column, comparison, number);
            case SqlValue.Exact(BigDecimal number) -> whole(column, comparison, number);
            case SqlValue.Floating(double number) -> Doubles.compareWhole(column, comparison, number);
            case SqlValue.Text text ->
                whole(
                        column,
                        comparison,
                        BigDecimal.valueOf(((Literal.OfLong) cast(column, ValueType.INTEGER, value)).value()));
            default -> as(ValueType.INTEGER, column, comparison, value);
        };
    }

    private static FilePredicate whole(TableColumn column, Comparison comparison, BigDecimal number) {
        FilePredicate exact = Rounded.of(number).compare(column.filter(), comparison, WholeRange.of(column.typeName()));
        // Beyond 64 bits Spark 4.2 finds an order to be true of nulls too.
        boolean isOrder = comparison != comparison.mirrored();
        return isOrder && !exact.equals(Predicates.NOTHING) && WholeRange.LONG.isLeftBy(number)
                ? Predicates.EVERYTHING
                : exact;
    }

    private FilePredicate decimal(TableColumn column, Comparison comparison, Value value) {
        if (value.value() instanceof SqlValue.Floating || value.value() instanceof SqlValue.Text) {
            return compareAsDouble(column, comparison, value);
        }
        Literal.OfDecimal literal = (Literal.OfDecimal) cast(column, ValueType.DECIMAL, value);
        boolean isEquality = comparison == comparison.mirrored();
        return isEquality && literal.value().stripTrailingZeros().scale() > column.scale()
                ? Outcomes.none(column.filter(), comparison)
                : new Compare(column.filter(), comparison, literal);
    }

    private FilePredicate string(TableColumn column, Comparison comparison, Value value) {
        return column.length() > 0 && value.value() instanceof SqlValue.Text(String text)
                ? PaddedStrings.compare(column.filter(), column.length(), comparison, text)
                : as(ValueType.STRING, column, comparison, value);
    }

    private FilePredicate day(TableColumn column, Comparison comparison, Value value) {
        return switch (value.value()) {
            case SqlValue.Moment(LocalDateTime local, Optional<ZoneId> own) ->
                zoned.compareDay(column.filter(), comparison, instant(local, own));
            case SqlValue.LocalMoment(LocalDateTime local) ->
                ZonedComparisons.compareDay(column.filter(), comparison, local);
            default -> as(ValueType.DATE, column, comparison, value);
        };
    }

    private Instant instant(LocalDateTime local, Optional<ZoneId> own) {
        return local.atZone(own.orElse(casts.zone())).toInstant();
    }

    static void refuseIncomparable(TableColumn column, Value value) {
        if (column.type() == ValueType.OPAQUE) {
            throw opaque(column);
        }
        if (column.type() == ValueType.STRING && !(value.value() instanceof SqlValue.Text)) {
            throw incomparable(column, value);
        }
    }

    static void refuseCollatedPartition(TableColumn column) {
        if (column.isCollated() && column.filter().isPartition()) {
            throw new UsageException(
                    "the partition column '%s' is compared by the collation %s, which is not supported"
                            .formatted(column.name(), column.collation()),
                    "Leave it out of the predicate, or ask whether it IS NULL.");
        }
    }

    static UsageException opaque(TableColumn column) {
        return new UsageException(
                "the column '%s' is of type %s, whose values cannot be compared"
                        .formatted(column.name(), column.typeName()),
                "It may only be asked whether it IS NULL or IS NOT NULL.");
    }

    private static UsageException incomparable(TableColumn column, Value value) {
        String remedy = column.type() == ValueType.STRING
                ? "Write the value in quotes: '%s'.".formatted(value.text().replace("'", ""))
                : "Compare it with a value such as %s.".formatted(Casts.exampleOf(column.type()));
        return new UsageException(
                "the column '%s' is of type %s and cannot be compared with the %s %s"
                        .formatted(
                                column.name(),
                                column.typeName(),
                                Casts.nameOf(value.value().type()),
                                value.text()),
                remedy);
    }
}
