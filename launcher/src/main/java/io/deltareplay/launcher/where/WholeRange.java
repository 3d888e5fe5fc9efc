package io.deltareplay.launcher.where;

import java.math.BigDecimal;

/// The whole numbers that a column may hold.
record WholeRange(BigDecimal least, BigDecimal greatest) {
    static final WholeRange LONG = new WholeRange(Long.MIN_VALUE, Long.MAX_VALUE);

    private WholeRange(long least, long greatest) {
        this(BigDecimal.valueOf(least), BigDecimal.valueOf(greatest));
    }

    boolean isLeftBy(BigDecimal number) {
        return number.compareTo(least) < 0 || number.compareTo(greatest) > 0;
    }

    /// @param type as the log's schema names it
    static WholeRange of(String type) {
        return switch (type) {
            case "byte" -> new WholeRange(Byte.MIN_VALUE, Byte.MAX_VALUE);
            case "short" -> new WholeRange(Short.MIN_VALUE, Short.MAX_VALUE);
            case "integer" -> new WholeRange(Integer.MIN_VALUE, Integer.MAX_VALUE);
            default -> LONG;
        };
    }
}
