package io.deltareplay.predicate;

import io.deltareplay.predicate.FilePredicate.And;
import io.deltareplay.predicate.FilePredicate.Compare;
import io.deltareplay.predicate.FilePredicate.CompareColumns;
import io.deltareplay.predicate.FilePredicate.Constant;
import io.deltareplay.predicate.FilePredicate.In;
import io.deltareplay.predicate.FilePredicate.Like;
import io.deltareplay.predicate.FilePredicate.NullCheck;
import io.deltareplay.predicate.FilePredicate.Or;
import io.deltareplay.predicate.Literal.OfLong;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A row of two small numbers, and what predicates on them mean row by row. */
record RowOfTwo(@Nullable Long a, @Nullable Long b) {
    private static final FilterColumn A = new FilterColumn("a", List.of("a"), false, ValueType.INTEGER);
    private static final FilterColumn B = new FilterColumn("b", List.of("b"), false, ValueType.INTEGER);

    static RowOfTwo random(Random random) {
        return new RowOfTwo(value(random), value(random));
    }

    private static @Nullable Long value(Random random) {
        return random.nextInt(4) == 0 ? null : Long.valueOf(random.nextInt(6));
    }

    static FilePredicate predicate(Random random, int depth) {
        FilterColumn column = random.nextBoolean() ? A : B;
        return switch (random.nextInt(depth > 0 ? 6 : 4)) {
            case 0 -> new Compare(column, comparison(random), literal(random));
            case 1 -> new CompareColumns(A, comparison(random), B);
            case 2 -> new In(column, List.of(literal(random), literal(random)), random.nextBoolean());
            case 3 -> new NullCheck(column, random.nextBoolean());
            case 4 -> new And(List.of(predicate(random, depth - 1), predicate(random, depth - 1)));
            default -> new Or(List.of(predicate(random, depth - 1), predicate(random, depth - 1)));
        };
    }

    private static Comparison comparison(Random random) {
        return Comparison.values()[random.nextInt(Comparison.values().length)];
    }

    private static Literal literal(Random random) {
        return new OfLong(random.nextInt(8) - 1);
    }

    boolean matches(FilePredicate predicate) {
        if (predicate instanceof And and) {
            return and.parts().stream().allMatch(this::matches);
        } else if (predicate instanceof Or or) {
            return or.parts().stream().anyMatch(this::matches);
        } else if (predicate instanceof Compare compare) {
            return matches(value(compare.column()), compare.comparison(), ((OfLong) compare.literal()).value());
        } else if (predicate instanceof CompareColumns compare) {
            return matches(value(compare.left()), compare.comparison(), value(compare.right()));
        } else if (predicate instanceof In in) {
            Long value = value(in.column());
            return value != null && in.literals().contains(new OfLong(value)) != in.negated();
        } else if (predicate instanceof NullCheck check) {
            return (value(check.column()) == null) == check.isNull();
        } else if (predicate instanceof Constant constant) {
            return constant.matches();
        }
        throw new IllegalArgumentException(predicate instanceof Like ? "numbers are like nothing" : "unknown");
    }

    private static boolean matches(@Nullable Long left, Comparison comparison, @Nullable Long right) {
        if (comparison == Comparison.NOT_DISTINCT || comparison == Comparison.DISTINCT) {
            return Objects.equals(left, right) == (comparison == Comparison.NOT_DISTINCT);
        }
        if (left == null || right == null) {
            return false;
        }
        int order = left.compareTo(right);
        return switch (comparison) {
            case EQUAL, NOT_DISTINCT -> order == 0;
            case NOT_EQUAL, DISTINCT -> order != 0;
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
            case GREATER -> order > 0;
            case GREATER_OR_EQUAL -> order >= 0;
        };
    }

    private @Nullable Long value(FilterColumn column) {
        return column.equals(A) ? a : b;
    }

    /** The statistics that a writer makes of rows. */
    static String stats(List<RowOfTwo> rows) {
        return "{\"numRecords\":%d,\"minValues\":{%s},\"maxValues\":{%s},\"nullCount\":{\"a\":%d,\"b\":%d}}"
                .formatted(
                        rows.size(),
                        bounds(
                                rows,
                                values -> values.stream().min(Long::compare).orElseThrow()),
                        bounds(
                                rows,
                                values -> values.stream().max(Long::compare).orElseThrow()),
                        rows.stream().filter(row -> row.a == null).count(),
                        rows.stream().filter(row -> row.b == null).count());
    }

    private static String bounds(List<RowOfTwo> rows, Function<List<Long>, Long> bound) {
        List<Long> ofA = rows.stream().map(RowOfTwo::a).filter(Objects::nonNull).toList();
        List<Long> ofB = rows.stream().map(RowOfTwo::b).filter(Objects::nonNull).toList();
        return java.util.stream.Stream.of(
                        ofA.isEmpty() ? "" : "\"a\":" + bound.apply(ofA),
                        ofB.isEmpty() ? "" : "\"b\":" + bound.apply(ofB))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(","));
    }
}
