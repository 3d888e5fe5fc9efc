package io.deltareplay.job.problem;

import java.io.IOException;

/** A file of the segment is sound and cannot be decoded here. The message says why, as the end of a sentence about the file. */
public final class UnsupportedFileException extends IOException {
    private static final long serialVersionUID = 1L;

    public UnsupportedFileException(String message) {
        super(message);
    }
}
