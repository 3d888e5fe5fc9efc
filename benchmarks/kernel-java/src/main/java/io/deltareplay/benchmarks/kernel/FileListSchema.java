package io.deltareplay.benchmarks.kernel;

import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.complex.MapVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/// The Arrow schema of the file list.
final class FileListSchema {
    private FileListSchema() {}

    static Schema of(Columns columns) {
        List<Field> fields = new ArrayList<>();
        fields.add(field("path", false, new ArrowType.Utf8()));
        if (columns != Columns.PATHS) {
            fields.add(partitionValues());
            fields.add(field("size", false, new ArrowType.Int(64, true)));
            fields.add(field("modificationTime", false, new ArrowType.Int(64, true)));
            fields.add(field("dataChange", false, new ArrowType.Bool()));
        }
        if (columns.withStats()) {
            fields.add(field("stats", true, new ArrowType.Utf8()));
        }
        return new Schema(fields);
    }

    private static Field partitionValues() {
        Field key = field(MapVector.KEY_NAME, false, new ArrowType.Utf8());
        Field value = field(MapVector.VALUE_NAME, true, new ArrowType.Utf8());
        Field entries = new Field(
                MapVector.DATA_VECTOR_NAME, FieldType.notNullable(new ArrowType.Struct()), List.of(key, value));
        return new Field("partitionValues", FieldType.notNullable(new ArrowType.Map(false)), List.of(entries));
    }

    private static Field field(String name, boolean nullable, ArrowType type) {
        return new Field(name, new FieldType(nullable, type, null), List.of());
    }
}
