package io.deltareplay.launcher.parquet;

/// A column chunk's dictionary: values that pages refer to by number.
public interface DictionaryValues {
    /// How many values there are.
    int size();

    /// The bytes of all values.
    byte[] bytes();

    /// Where a value starts.
    int start(int index);

    /// How many bytes a value has.
    int length(int index);
}
