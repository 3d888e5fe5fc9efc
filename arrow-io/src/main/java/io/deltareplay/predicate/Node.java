package io.deltareplay.predicate;

import io.deltareplay.predicate.FilePredicate.And;
import io.deltareplay.predicate.FilePredicate.Compare;
import io.deltareplay.predicate.FilePredicate.CompareColumns;
import io.deltareplay.predicate.FilePredicate.Constant;
import io.deltareplay.predicate.FilePredicate.In;
import io.deltareplay.predicate.FilePredicate.Like;
import io.deltareplay.predicate.FilePredicate.NullCheck;
import io.deltareplay.predicate.FilePredicate.Or;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/** A predicate bound to the places where each file's bounds are: says whether a row may match. */
@FunctionalInterface
interface Node {
    boolean mayMatch();

    /** Binds a predicate. */
    static Node of(FilePredicate predicate, Function<FilterColumn, ColumnBounds> bounds) {
        if (predicate instanceof And and) {
            return and(all(and.parts(), bounds));
        } else if (predicate instanceof Or or) {
            return or(all(or.parts(), bounds));
        } else if (predicate instanceof Compare compare) {
            return compare(bounds.apply(compare.column()), compare.comparison(), compare.literal());
        } else if (predicate instanceof CompareColumns compare) {
            return compare(bounds.apply(compare.left()), compare.comparison(), bounds.apply(compare.right()));
        } else if (predicate instanceof In in) {
            return in(bounds.apply(in.column()), in);
        } else if (predicate instanceof NullCheck check) {
            ColumnBounds column = bounds.apply(check.column());
            return check.isNull() ? column::mayHaveNulls : column::mayHaveValues;
        } else if (predicate instanceof Like like) {
            return like(bounds.apply(like.column()), like);
        }
        boolean matches = ((Constant) predicate).matches();
        return () -> matches;
    }

    private static Node[] all(List<FilePredicate> parts, Function<FilterColumn, ColumnBounds> bounds) {
        return parts.stream().map(part -> of(part, bounds)).toArray(Node[]::new);
    }

    private static Node and(Node[] parts) {
        return () -> {
            for (Node part : parts) {
                if (!part.mayMatch()) {
                    return false;
                }
            }
            return true;
        };
    }

    private static Node or(Node[] parts) {
        return () -> {
            for (Node part : parts) {
                if (part.mayMatch()) {
                    return true;
                }
            }
            return false;
        };
    }

    private static Node compare(ColumnBounds column, Comparison comparison, Literal literal) {
        return switch (comparison) {
            case EQUAL, NOT_DISTINCT -> () -> column.mayEqual(literal);
            case NOT_EQUAL -> () -> column.mayDiffer(literal);
            case DISTINCT -> () -> column.mayHaveNulls() || column.mayDiffer(literal);
            case LESS -> () -> column.mayBeLess(literal);
            case LESS_OR_EQUAL -> () -> column.mayBeLessOrEqual(literal);
            case GREATER -> () -> column.mayBeGreater(literal);
            case GREATER_OR_EQUAL -> () -> column.mayBeGreaterOrEqual(literal);
        };
    }

    private static Node compare(ColumnBounds left, Comparison comparison, ColumnBounds right) {
        return switch (comparison) {
            case EQUAL -> () -> left.mayEqual(right);
            case NOT_EQUAL -> () -> left.mayDiffer(right);
            case NOT_DISTINCT -> () -> left.mayEqual(right) || (left.mayHaveNulls() && right.mayHaveNulls());
            case DISTINCT ->
                () -> left.mayDiffer(right)
                        || (left.mayHaveNulls() && right.mayHaveValues())
                        || (left.mayHaveValues() && right.mayHaveNulls());
            case LESS -> () -> left.mayBeLess(right);
            case LESS_OR_EQUAL -> () -> left.mayBeLessOrEqual(right);
            case GREATER -> () -> right.mayBeLess(left);
            case GREATER_OR_EQUAL -> () -> right.mayBeLessOrEqual(left);
        };
    }

    private static Node in(ColumnBounds column, In in) {
        SortedLiterals literals = new SortedLiterals(in.column().type().domain(), in.literals());
        return in.negated()
                ? () -> column.mayHaveValues() && !(column.isConstant() && literals.mayContainOneOf(column))
                : () -> column.mayHaveValues() && literals.mayContainOneOf(column);
    }

    private static Node like(ColumnBounds column, Like like) {
        LikePattern pattern = like.pattern();
        byte[] prefix = pattern.prefix().getBytes(StandardCharsets.UTF_8);
        if (like.negated()) {
            return () -> column.mayHaveValues() && !(column.isConstant() && matchesConstant(column, pattern));
        }
        return () -> column.isConstant()
                ? column.mayHaveValues() && matchesConstant(column, pattern)
                : column.mayStartWith(prefix);
    }

    private static boolean matchesConstant(ColumnBounds column, LikePattern pattern) {
        return pattern.matches(new String(column.constantBytes(), StandardCharsets.UTF_8));
    }
}
