package io.deltareplay.launcher.checkpoint;

/// Marks rows of one file.
public interface RowMask {
    /// Marks none.
    RowMask NONE = new RowMask() {
        @Override
        public boolean isEmpty() {
            return true;
        }

        @Override
        public int next(int row) {
            return Integer.MAX_VALUE;
        }
    };

    /// Whether no row is marked.
    boolean isEmpty();

    /// The first marked row from this one on, counted from the file's first; [Integer#MAX_VALUE] when there is
    /// none.
    int next(int row);

    /// Whether the row is marked.
    default boolean contains(int row) {
        return next(row) == row;
    }
}
