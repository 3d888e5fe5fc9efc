package io.deltareplay.job.output;

import io.deltareplay.job.output.RowLayout.DeletionVectorFields;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;

/** Deletion vectors. A row has one when its storage type is there. */
final class DeletionVectorWriter implements CellWriter {
    private final StructVector structs;
    private final List<CellWriter> fields = new ArrayList<>();

    DeletionVectorWriter(StructVector structs) {
        this.structs = structs;
        for (FieldVector child : structs.getChildrenFromFields()) {
            fields.add(child instanceof VarCharVector texts ? new TextWriter(texts) : NumberWriter.of(child));
        }
    }

    @Override
    public void write(int row, SpecializedGetters source, int ordinal) {
        InternalRow vector = source.getStruct(ordinal, DeletionVectorFields.COUNT);
        if (vector.isNullAt(DeletionVectorFields.STORAGE_TYPE)) {
            writeNull(row);
            return;
        }
        structs.setIndexDefined(row);
        for (int i = 0; i < fields.size(); i++) {
            if (vector.isNullAt(i)) {
                fields.get(i).writeNull(row);
            } else {
                fields.get(i).write(row, vector, i);
            }
        }
    }

    @Override
    public void writeNull(int row) {
        fields.forEach(field -> field.writeNull(row));
    }

    @Override
    public void finish(int rows) {
        fields.forEach(field -> field.finish(rows));
        while (structs.getValidityBuffer().capacity() * Byte.SIZE < rows) {
            structs.reAlloc();
        }
        structs.setValueCount(rows);
    }

    @Override
    public void clear() {
        fields.forEach(CellWriter::clear);
    }
}
