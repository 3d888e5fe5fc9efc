package io.deltareplay.stats;

/** A value of a file's struct statistics is not what its type says. The message says what is wrong with it. */
public final class DamagedStatsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DamagedStatsException(String message) {
        super(message);
    }

    /** The same problem, with the column that has it. */
    public DamagedStatsException in(String column) {
        return new DamagedStatsException(column + ": " + getMessage());
    }
}
