package io.deltareplay.predicate;

import io.deltareplay.predicate.ValueType.Domain;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Literals in ascending order, so that a long list costs a file a search, not a walk. */
final class SortedLiterals {
    private final Literal[] literals;

    SortedLiterals(Domain domain, List<Literal> unordered) {
        literals = unordered.stream().sorted(order(domain)).toArray(Literal[]::new);
    }

    private static Comparator<Literal> order(Domain domain) {
        return switch (domain) {
            case LONG -> Comparator.comparingLong(l -> ((Literal.OfLong) l).value());
            case DOUBLE ->
                (a, b) -> ColumnBounds.compare(((Literal.OfDouble) a).value(), ((Literal.OfDouble) b).value());
            case DECIMAL -> Comparator.comparing(l -> ((Literal.OfDecimal) l).value());
            case BYTES ->
                (a, b) -> Arrays.compareUnsigned(((Literal.OfBytes) a).value(), ((Literal.OfBytes) b).value());
            case NONE -> throw new IllegalArgumentException("values that cannot be compared have no order");
        };
    }

    /** Whether one of them lies within the column's bounds. */
    boolean mayContainOneOf(ColumnBounds column) {
        // The first literal that is not below every value decides: those after it are only larger.
        int low = 0;
        int high = literals.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (column.mayBeLessOrEqual(literals[middle])) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low < literals.length && column.mayBeGreaterOrEqual(literals[low]);
    }
}
