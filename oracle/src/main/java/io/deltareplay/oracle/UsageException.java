package io.deltareplay.oracle;

/// The command line asks for something that does not exist; the message says what.
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(message);
    }
}
