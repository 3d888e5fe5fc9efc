package io.deltareplay.launcher.checkpoint;

/// A checkpoint file lacks a column that the protocol requires, or holds a null where it requires a value.
final class MissingColumnException extends Exception {
    private static final long serialVersionUID = 1L;

    MissingColumnException(String column) {
        super("the required column " + column + " is missing");
    }

    MissingColumnException(String column, long row) {
        super("the required column %s is null in row %d".formatted(column, row));
    }
}
