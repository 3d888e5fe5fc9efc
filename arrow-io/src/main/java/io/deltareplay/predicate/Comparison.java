package io.deltareplay.predicate;

/** How two values are compared. Apart from the null-safe ones, a comparison with null matches nothing. */
public enum Comparison {
    EQUAL("="),
    NOT_EQUAL("<>"),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">="),
    /** Equal, or both null: {@code <=>}. */
    NOT_DISTINCT("<=>"),
    /** Neither equal nor both null. */
    DISTINCT("IS DISTINCT FROM");

    private final String sql;

    Comparison(String sql) {
        this.sql = sql;
    }

    /** What holds where this one, with values on both sides, does not. */
    public Comparison negated() {
        return switch (this) {
            case EQUAL -> NOT_EQUAL;
            case NOT_EQUAL -> EQUAL;
            case LESS -> GREATER_OR_EQUAL;
            case LESS_OR_EQUAL -> GREATER;
            case GREATER -> LESS_OR_EQUAL;
            case GREATER_OR_EQUAL -> LESS;
            case NOT_DISTINCT -> DISTINCT;
            case DISTINCT -> NOT_DISTINCT;
        };
    }

    /** The comparison that says the same with its sides exchanged. */
    public Comparison mirrored() {
        return switch (this) {
            case LESS -> GREATER;
            case LESS_OR_EQUAL -> GREATER_OR_EQUAL;
            case GREATER -> LESS;
            case GREATER_OR_EQUAL -> LESS_OR_EQUAL;
            case EQUAL, NOT_EQUAL, NOT_DISTINCT, DISTINCT -> this;
        };
    }

    /** As it is written in SQL. */
    @Override
    public String toString() {
        return sql;
    }
}
