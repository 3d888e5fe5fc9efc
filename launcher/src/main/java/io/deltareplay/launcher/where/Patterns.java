package io.deltareplay.launcher.where;

import io.deltareplay.launcher.error.UsageException;
import io.deltareplay.launcher.where.Expression.Value;
import io.deltareplay.predicate.Comparison;
import io.deltareplay.predicate.FilePredicate;
import io.deltareplay.predicate.FilePredicate.Compare;
import io.deltareplay.predicate.FilePredicate.Constant;
import io.deltareplay.predicate.FilePredicate.Like;
import io.deltareplay.predicate.FilePredicate.NullCheck;
import io.deltareplay.predicate.LikePattern;
import io.deltareplay.predicate.Literal;
import io.deltareplay.predicate.ValueType;
import java.nio.charset.StandardCharsets;

/// Resolves `LIKE`.
final class Patterns {
    private Patterns() {}

    static FilePredicate matches(TableColumn column, Value pattern, char escape, boolean negated) {
        if (column.type() != ValueType.STRING) {
            throw new UsageException(
                    "the column '%s' is of type %s: LIKE compares strings".formatted(column.name(), column.typeName()),
                    "Use =, <, > or BETWEEN.");
        }
        if (pattern.value() instanceof SqlValue.Null) {
            return Predicates.NOTHING;
        }
        LikePattern like = pattern(pattern, escape);
        if (column.isCollated()) {
            Comparisons.refuseCollatedPartition(column);
            return new NullCheck(column.filter(), false);
        }
        if (column.length() > 0) {
            return PaddedStrings.matches(column.filter(), column.length(), like, negated);
        }
        // Without wildcards it is an equality, of which bounds say more.
        if (PaddedStrings.isText(like)) {
            return new Compare(
                    column.filter(),
                    negated ? Comparison.NOT_EQUAL : Comparison.EQUAL,
                    new Literal.OfBytes(like.prefix().getBytes(StandardCharsets.UTF_8)));
        }
        return new Like(column.filter(), like, negated);
    }

    static FilePredicate matches(Value value, Value pattern, char escape, boolean negated) {
        if (value.value() instanceof SqlValue.Null || pattern.value() instanceof SqlValue.Null) {
            return Predicates.NOTHING;
        }
        if (!(value.value() instanceof SqlValue.Text(String text))) {
            throw new UsageException("%s is no string: LIKE compares strings".formatted(value.text()), "Quote it.");
        }
        return new Constant(pattern(pattern, escape).matches(text) != negated);
    }

    private static LikePattern pattern(Value pattern, char escape) {
        if (!(pattern.value() instanceof SqlValue.Text(String text))) {
            throw new UsageException(
                    "the pattern %s of LIKE is no string".formatted(pattern.text()),
                    "Write one such as LIKE 'prefix%'.");
        }
        try {
            return LikePattern.of(text, escape);
        } catch (IllegalArgumentException e) {
            throw new UsageException(
                    "the pattern %s cannot be read: %s".formatted(pattern.text(), e.getMessage()),
                    "Double it to mean the character itself, or choose another one with ESCAPE.",
                    e);
        }
    }
}
