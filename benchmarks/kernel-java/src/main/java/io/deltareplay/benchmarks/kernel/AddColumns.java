package io.deltareplay.benchmarks.kernel;

import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.types.StructType;
import org.jspecify.annotations.Nullable;

/// The columns of a batch of add actions.
///
/// @param stats null when they are not wanted
record AddColumns(
        ColumnVector path,
        ColumnVector partitionValues,
        ColumnVector size,
        ColumnVector modificationTime,
        ColumnVector dataChange,
        @Nullable ColumnVector stats) {

    static AddColumns of(ColumnVector add, Columns columns) {
        return new AddColumns(
                child(add, "path"),
                child(add, "partitionValues"),
                child(add, "size"),
                child(add, "modificationTime"),
                child(add, "dataChange"),
                columns.withStats() ? child(add, "stats") : null);
    }

    private static ColumnVector child(ColumnVector add, String name) {
        return add.getChild(((StructType) add.getDataType()).indexOf(name));
    }
}
