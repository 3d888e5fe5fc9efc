package io.deltareplay.predicate;

import java.util.List;

/**
 * A predicate on a table's rows, resolved against its schema, with negations pushed down to its leaves: what is null, and so neither
 * true nor false, matches nothing, and may be left out.
 */
public sealed interface FilePredicate {
    /** Every part matches. */
    record And(List<FilePredicate> parts) implements FilePredicate {
        public And {
            parts = List.copyOf(parts);
        }
    }

    /** At least one part matches. */
    record Or(List<FilePredicate> parts) implements FilePredicate {
        public Or {
            parts = List.copyOf(parts);
        }
    }

    /** Every row matches, or none. */
    record Constant(boolean matches) implements FilePredicate {}

    /** A column compared with a value of its type's domain. */
    record Compare(FilterColumn column, Comparison comparison, Literal literal) implements FilePredicate {
        public Compare {
            if (column.type().domain() != literal.domain()) {
                throw new IllegalArgumentException("%s cannot be compared with %s".formatted(column, literal));
            }
        }
    }

    /** Two columns compared in one domain. */
    record CompareColumns(FilterColumn left, Comparison comparison, FilterColumn right) implements FilePredicate {
        public CompareColumns {
            if (left.type().domain() != right.type().domain()) {
                throw new IllegalArgumentException("%s cannot be compared with %s".formatted(left, right));
            }
        }
    }

    /**
     * A column's value is one of several, or none of them.
     *
     * @param literals at least one, of the column's domain
     */
    record In(FilterColumn column, List<Literal> literals, boolean negated) implements FilePredicate {
        public In {
            literals = List.copyOf(literals);
            if (literals.isEmpty()
                    || literals.stream()
                            .anyMatch(l -> l.domain() != column.type().domain())) {
                throw new IllegalArgumentException("%s cannot be compared with %s".formatted(column, literals));
            }
        }
    }

    /** A column's value is null, or is not. */
    record NullCheck(FilterColumn column, boolean isNull) implements FilePredicate {}

    /** A string column's value matches a pattern, or does not. */
    record Like(FilterColumn column, LikePattern pattern, boolean negated) implements FilePredicate {
        public Like {
            if (column.type() != ValueType.STRING) {
                throw new IllegalArgumentException(column + " is no string");
            }
        }
    }
}
