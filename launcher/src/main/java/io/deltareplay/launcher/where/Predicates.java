package io.deltareplay.launcher.where;

import io.deltareplay.predicate.Comparison;
import io.deltareplay.predicate.FilePredicate;
import io.deltareplay.predicate.FilePredicate.And;
import io.deltareplay.predicate.FilePredicate.Compare;
import io.deltareplay.predicate.FilePredicate.CompareColumns;
import io.deltareplay.predicate.FilePredicate.Constant;
import io.deltareplay.predicate.FilePredicate.In;
import io.deltareplay.predicate.FilePredicate.NullCheck;
import io.deltareplay.predicate.FilePredicate.Or;
import io.deltareplay.predicate.FilterColumn;
import io.deltareplay.predicate.Literal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Puts predicates together in their shortest form.
final class Predicates {
    static final FilePredicate EVERYTHING = new Constant(true);
    static final FilePredicate NOTHING = new Constant(false);

    private Predicates() {}

    /// What of a comparison holds even if nothing is known of its sides but their nulls.
    static FilePredicate unknown(Comparison comparison, FilterColumn... columns) {
        if (comparison == Comparison.DISTINCT || comparison == Comparison.NOT_DISTINCT) {
            return EVERYTHING;
        }
        return and(Arrays.stream(columns)
                .<FilePredicate>map(column -> new NullCheck(column, false))
                .toList());
    }

    static FilePredicate and(Collection<FilePredicate> parts) {
        Set<FilePredicate> kept = new LinkedHashSet<>();
        for (FilePredicate part : parts) {
            kept.addAll(part instanceof And(List<FilePredicate> inner) ? inner : List.of(part));
        }
        kept.remove(EVERYTHING);
        if (kept.contains(NOTHING)) {
            return NOTHING;
        }
        if (kept.stream().anyMatch(part -> contradicts(part, kept))) {
            return NOTHING;
        }
        List<FilePredicate> together = together(kept, Comparison.NOT_EQUAL);
        return together.isEmpty() ? EVERYTHING : together.size() == 1 ? together.getFirst() : new And(together);
    }

    /// Whether the opposite is asked for, too.
    private static boolean contradicts(FilePredicate part, Set<FilePredicate> others) {
        return switch (part) {
            case Compare(FilterColumn column, Comparison how, Literal literal) ->
                others.contains(new Compare(column, how.negated(), literal));
            case CompareColumns(FilterColumn left, Comparison how, FilterColumn right) ->
                others.contains(new CompareColumns(left, how.negated(), right))
                        || others.contains(
                                new CompareColumns(right, how.negated().mirrored(), left));
            case NullCheck(FilterColumn column, boolean isNull) -> others.contains(new NullCheck(column, !isNull));
            default -> false;
        };
    }

    static FilePredicate or(Collection<FilePredicate> parts) {
        Set<FilePredicate> kept = new LinkedHashSet<>();
        for (FilePredicate part : parts) {
            kept.addAll(part instanceof Or(List<FilePredicate> inner) ? inner : List.of(part));
        }
        kept.remove(NOTHING);
        if (kept.contains(EVERYTHING)) {
            return EVERYTHING;
        }
        List<FilePredicate> together = together(kept, Comparison.EQUAL);
        return together.isEmpty() ? NOTHING : together.size() == 1 ? together.getFirst() : new Or(together);
    }

    /// A column compared with several values by the same comparison becomes one list, which is searched.
    private static List<FilePredicate> together(Set<FilePredicate> parts, Comparison comparison) {
        Map<FilterColumn, Set<Literal>> lists = new LinkedHashMap<>();
        for (FilePredicate part : parts) {
            literals(part, comparison)
                    .ifPresent(list -> lists.computeIfAbsent(list.column(), c -> new LinkedHashSet<>())
                            .addAll(list.literals()));
        }
        List<FilePredicate> all = new ArrayList<>();
        for (FilePredicate part : parts) {
            Optional<Listed> list = literals(part, comparison);
            if (list.isEmpty()) {
                all.add(part);
            } else {
                // At its first comparison's place.
                Set<Literal> literals = lists.remove(list.get().column());
                if (literals != null) {
                    all.add(oneOf(list.get().column(), literals, comparison));
                }
            }
        }
        return all;
    }

    private static FilePredicate oneOf(FilterColumn column, Set<Literal> literals, Comparison comparison) {
        return literals.size() == 1
                ? new Compare(column, comparison, literals.iterator().next())
                : new In(column, List.copyOf(literals), comparison == Comparison.NOT_EQUAL);
    }

    private record Listed(FilterColumn column, List<Literal> literals) {}

    private static Optional<Listed> literals(FilePredicate part, Comparison comparison) {
        return switch (part) {
            case Compare(FilterColumn column, Comparison how, Literal literal)
            when how == comparison -> Optional.of(new Listed(column, List.of(literal)));
            case In(FilterColumn column, List<Literal> literals, boolean negated)
            when negated == (comparison == Comparison.NOT_EQUAL) -> Optional.of(new Listed(column, literals));
            default -> Optional.empty();
        };
    }
}
