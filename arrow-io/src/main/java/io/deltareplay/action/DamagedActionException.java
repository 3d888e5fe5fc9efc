package io.deltareplay.action;

import org.jspecify.annotations.Nullable;

/**
 * A line of a commit is not an action: cut short, not JSON, or without a part that the protocol requires. The message says
 * what is wrong with the line; whoever reads the file adds which file and line it was.
 */
public final class DamagedActionException extends Exception {
    private static final long serialVersionUID = 1L;

    public DamagedActionException(String message) {
        this(message, null);
    }

    public DamagedActionException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
