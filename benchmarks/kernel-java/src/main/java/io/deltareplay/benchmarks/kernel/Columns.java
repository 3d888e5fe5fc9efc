package io.deltareplay.benchmarks.kernel;

/// Which columns of the file list are wanted.
enum Columns {
    ALL("all"),
    NO_STATS("no-stats"),
    PATHS("paths");

    private final String option;

    Columns(String option) {
        this.option = option;
    }

    static Columns parse(String text) {
        for (Columns columns : values()) {
            if (columns.option.equals(text)) {
                return columns;
            }
        }
        throw new IllegalArgumentException("--columns is all, no-stats or paths, got " + text);
    }

    boolean withStats() {
        return this == ALL;
    }
}
