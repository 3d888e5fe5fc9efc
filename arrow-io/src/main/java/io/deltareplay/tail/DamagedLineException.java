package io.deltareplay.tail;

import io.deltareplay.action.DamagedActionException;
import java.util.Objects;

/** A line of a log's file is not an action. The message says what is wrong with the line. */
public final class DamagedLineException extends Exception {
    private static final long serialVersionUID = 1L;

    private final long line;

    /** @param line counted from 1 */
    public DamagedLineException(long line, DamagedActionException cause) {
        super(Objects.requireNonNull(cause.getMessage()), cause);
        this.line = line;
    }

    /** The line, counted from 1. */
    public long line() {
        return line;
    }
}
