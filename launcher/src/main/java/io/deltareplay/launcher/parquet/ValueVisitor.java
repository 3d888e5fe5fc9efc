package io.deltareplay.launcher.parquet;

/// Sees the values of a column, row by row, as plain Parquet values: little-endian numbers, byte strings.
public interface ValueVisitor {
    /// The next row's value: the bytes from `start` to before `end`, which are valid during the call.
    void value(byte[] bytes, int start, int end);

    /// The next rows' values, of the same width and side by side.
    default void values(byte[] bytes, int start, int count, int width) {
        for (int i = 0; i < count; i++) {
            value(bytes, start + i * width, start + (i + 1) * width);
        }
    }

    /// The next rows' values by their places in a dictionary.
    ///
    /// @param dictionary stays the same object, with the same content, for all rows of a row group
    default void indexed(DictionaryValues dictionary, int[] indices, int count) {
        for (int i = 0; i < count; i++) {
            int start = dictionary.start(indices[i]);
            value(dictionary.bytes(), start, start + dictionary.length(indices[i]));
        }
    }

    /// The next rows have no value.
    ///
    /// @param level their definition level: how many of the optional structs around the leaf are there
    void absent(int rows, int level);
}
