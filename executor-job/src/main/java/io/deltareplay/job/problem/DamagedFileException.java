package io.deltareplay.job.problem;

import java.io.IOException;

/** A file of the segment is not what the protocol says it must be. The message says what is wrong with it. */
public final class DamagedFileException extends IOException {
    private static final long serialVersionUID = 1L;

    public DamagedFileException(String message) {
        super(message);
    }
}
