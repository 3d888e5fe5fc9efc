package io.deltareplay.launcher.where;

import io.deltareplay.predicate.Comparison;
import io.deltareplay.predicate.FilePredicate;
import io.deltareplay.predicate.FilePredicate.And;
import io.deltareplay.predicate.FilePredicate.Compare;
import io.deltareplay.predicate.FilePredicate.CompareColumns;
import io.deltareplay.predicate.FilePredicate.Or;
import io.deltareplay.predicate.FilterColumn;
import io.deltareplay.predicate.Literal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Adds what follows from a predicate's parts together, as Spark's optimizer does: a column that equals a value has
/// it in the other
/// parts too, and what is said of a column holds for every other that equals it.
final class Inference {
    /// Beyond, more would cost more than it saves.
    private static final int MOST_PARTS = 200;

    private static final int ROUNDS = 4;

    private Inference() {}

    static FilePredicate infer(FilePredicate predicate) {
        FilePredicate inferred = predicate;
        for (int round = 0; round < ROUNDS; round++) {
            FilePredicate more = withValues(withEqualColumns(inferred));
            if (more.equals(inferred)) {
                return inferred;
            }
            inferred = more;
        }
        return inferred;
    }

    private static List<FilePredicate> parts(FilePredicate predicate) {
        return predicate instanceof And(List<FilePredicate> parts) ? parts : List.of(predicate);
    }

    /// At the top only, as in Spark.
    private static FilePredicate withEqualColumns(FilePredicate predicate) {
        List<FilePredicate> parts = parts(predicate);
        Set<FilePredicate> all = new LinkedHashSet<>(parts);
        for (FilePredicate part : parts) {
            if (part instanceof CompareColumns(FilterColumn left, Comparison how, FilterColumn right)
                    && how == Comparison.EQUAL
                    && left.type() == right.type()) {
                for (FilePredicate other : parts) {
                    if (!other.equals(part) && all.size() < MOST_PARTS) {
                        addNew(Substitution.replace(other, left, right), all);
                        addNew(Substitution.replace(other, right, left), all);
                    }
                }
            }
        }
        return Predicates.and(all);
    }

    private static void addNew(FilePredicate predicate, Set<FilePredicate> all) {
        boolean isKnown = predicate instanceof CompareColumns(FilterColumn left, Comparison how, FilterColumn right)
                && all.contains(new CompareColumns(right, how.mirrored(), left));
        if (!isKnown) {
            all.add(predicate);
        }
    }

    /// At every AND.
    private static FilePredicate withValues(FilePredicate predicate) {
        return switch (predicate) {
            case And(List<FilePredicate> parts) -> {
                List<FilePredicate> inner =
                        parts.stream().map(Inference::withValues).toList();
                List<FilePredicate> all = new ArrayList<>(inner);
                for (FilePredicate part : inner) {
                    if (part instanceof Compare(FilterColumn column, Comparison how, Literal value)
                            && isEquality(how)) {
                        for (FilePredicate other : inner) {
                            if (!other.equals(part) && all.size() < MOST_PARTS) {
                                all.add(Substitution.replace(other, column, value));
                            }
                        }
                    }
                }
                yield Predicates.and(all);
            }
            case Or(List<FilePredicate> parts) ->
                Predicates.or(parts.stream().map(Inference::withValues).toList());
            default -> predicate;
        };
    }

    private static boolean isEquality(Comparison comparison) {
        return comparison == Comparison.EQUAL || comparison == Comparison.NOT_DISTINCT;
    }
}
