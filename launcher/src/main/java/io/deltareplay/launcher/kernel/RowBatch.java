package io.deltareplay.launcher.kernel;

import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.types.StructType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows as Kernel's columnar batch. Kernel is given few rows here, protocols and metadata, so rows of objects will
/// do.
final class RowBatch implements ColumnarBatch {
    private final StructType schema;
    private final List<@Nullable Object[]> rows;

    /// @param rows a value per field of the schema each, as [ObjectVector] has them
    RowBatch(StructType schema, List<@Nullable Object[]> rows) {
        this.schema = schema;
        this.rows = List.copyOf(rows);
    }

    @Override
    public StructType getSchema() {
        return schema;
    }

    @Override
    public ColumnVector getColumnVector(int ordinal) {
        List<@Nullable Object> values = new ArrayList<>(rows.size());
        for (@Nullable Object[] row : rows) {
            values.add(row[ordinal]);
        }
        return new ObjectVector(schema.at(ordinal).getDataType(), values);
    }

    @Override
    public int getSize() {
        return rows.size();
    }
}
