package io.deltareplay.launcher.where;

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
import io.deltareplay.predicate.LikePattern.Part;
import io.deltareplay.predicate.Literal;
import io.deltareplay.predicate.ValueType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;

/// Resolved predicates as text, so that tests can be read.
final class PredicateText {
    private PredicateText() {}

    static String of(FilePredicate predicate) {
        return switch (predicate) {
            case And(List<FilePredicate> parts) -> joined(parts, " AND ");
            case Or(List<FilePredicate> parts) -> joined(parts, " OR ");
            case Constant(boolean matches) -> matches ? "everything" : "nothing";
            case Compare compare ->
                "%s %s %s"
                        .formatted(
                                name(compare.column()),
                                compare.comparison(),
                                value(compare.literal(), compare.column().type()));
            case CompareColumns compare ->
                "%s %s %s".formatted(name(compare.left()), compare.comparison(), name(compare.right()));
            case In in ->
                "%s %sIN (%s)"
                        .formatted(
                                name(in.column()),
                                in.negated() ? "NOT " : "",
                                in.literals().stream()
                                        .map(literal ->
                                                value(literal, in.column().type()))
                                        .collect(Collectors.joining(", ")));
            case NullCheck check -> "%s IS %sNULL".formatted(name(check.column()), check.isNull() ? "" : "NOT ");
            case Like like ->
                "%s %sLIKE %s"
                        .formatted(
                                name(like.column()),
                                like.negated() ? "NOT " : "",
                                like.pattern().parts().stream()
                                        .map(PredicateText::part)
                                        .collect(Collectors.joining()));
        };
    }

    private static String joined(List<FilePredicate> parts, String word) {
        return parts.stream().map(PredicateText::of).collect(Collectors.joining(word, "(", ")"));
    }

    private static String name(FilterColumn column) {
        return column.type() == ValueType.DOUBLE && !column.name().startsWith("double")
                ? "DOUBLE(" + column.name() + ")"
                : column.type() == ValueType.DECIMAL && !column.name().startsWith("decimal")
                        ? "DECIMAL(" + column.name() + ")"
                        : column.name();
    }

    private static String part(Part part) {
        return switch (part) {
            case Part.Text(String text) -> "'" + text + "'";
            case Part.AnyText any -> "%";
            case Part.AnyCharacter any -> "_";
        };
    }

    private static String value(Literal literal, ValueType type) {
        return switch (literal) {
            case Literal.OfLong(long value) ->
                switch (type) {
                    case BOOLEAN -> value == 0 ? "false" : value == 1 ? "true" : "" + value;
                    case DATE -> LocalDate.ofEpochDay(value).toString();
                    case TIMESTAMP, TIMESTAMP_NTZ ->
                        Instant.EPOCH.plus(value, ChronoUnit.MICROS).toString();
                    default -> Long.toString(value);
                };
            case Literal.OfDouble(double value) -> Double.toString(value);
            case Literal.OfDecimal decimal -> decimal.value().toString();
            case Literal.OfBytes(byte[] value) -> "'" + new String(value, StandardCharsets.UTF_8) + "'";
        };
    }
}
