package io.deltareplay.launcher.parquet;

/// How far column chunks are read ahead. What a reader holds grows with its columns: where there are many, as with
/// the struct statistics of a wide table, each may hold less.
///
/// @param pieceBytes how much of a chunk is read at once; a larger page is read whole
/// @param pages that are ready or in the making before they are asked for; 0 for none
record ReadAhead(int pieceBytes, int pages) {
    private static final int PIECE = 256 << 10;
    private static final int SMALLEST_PIECE = 16 << 10;
    private static final int FEW_COLUMNS = 32;
    private static final int ALL_PIECES = FEW_COLUMNS * PIECE;

    /// @param columns how many leaves are read side by side
    static ReadAhead of(int columns) {
        return columns <= FEW_COLUMNS
                ? new ReadAhead(PIECE, 2)
                : new ReadAhead(Math.max(SMALLEST_PIECE, ALL_PIECES / columns), 0);
    }
}
