package io.deltareplay.channel;

import java.io.IOException;

/**
 * The launcher needs the spill space that this attempt holds. It is no failure: the attempt should end, and the task come back as a
 * new one, which waits in line.
 */
public final class YieldException extends IOException {
    private static final long serialVersionUID = 1;

    YieldException(String message) {
        super(message);
    }
}
