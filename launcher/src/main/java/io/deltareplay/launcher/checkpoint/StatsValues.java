package io.deltareplay.launcher.checkpoint;

/// The values that one leaf of struct statistics has for the rows of a batch. A value is asked for only where there
/// is one, by the method of the leaf's type in Parquet.
interface StatsValues {
    /// Takes up the next batch.
    default void bind() {}

    /// Whether a row has a value.
    boolean isPresent(int row);

    /// Whether a row has the struct around the leaf that is there from this definition level on.
    boolean isPresent(int row, int level);

    boolean bool(int row);

    int int32(int row);

    long int64(int row);

    float float32(int row);

    double float64(int row);

    /// Where a row's bytes are, for types that are neither numbers nor booleans.
    byte[] bytes(int row);

    int start(int row);

    int end(int row);
}
