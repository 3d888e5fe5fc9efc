package io.deltareplay.launcher.checkpoint;

import dev.hardwood.reader.ColumnReader;
import dev.hardwood.reader.Validity;
import io.deltareplay.action.DeletionVector;
import io.deltareplay.launcher.parquet.RowRuns;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.StructVector;

/// The leaves of `add.deletionVector`. A row has a vector when its storage type is there.
record DeletionVectorColumns(
        ColumnReader storageType,
        ColumnReader pathOrInlineDv,
        ColumnReader offset,
        ColumnReader sizeInBytes,
        ColumnReader cardinality)
        implements ColumnCopier {

    /// Which rows of the batch have one.
    Validity present() {
        return storageType.getLeafValidity();
    }

    /// @throws IOException when a vector lacks a part
    void check(int rows) throws IOException {
        for (int row = 0; row < rows; row++) {
            String problem = DeletionVector.problem(
                    present().isNull(row)
                            ? -1
                            : storageType.getBinaryOffsets()[row + 1]
                                    - storageType.getBinaryOffsets()[row],
                    pathOrInlineDv.getLeafValidity().isNotNull(row),
                    sizeInBytes.getLeafValidity().isNotNull(row),
                    cardinality.getLeafValidity().isNotNull(row));
            if (problem != null) {
                throw new IOException("add.deletionVector." + problem);
            }
        }
    }

    /// The unique id of the row's vector, as [io.deltareplay.action.DeletionVector#uniqueId()] makes it.
    String uniqueId(int row) {
        String id = text(storageType, row) + text(pathOrInlineDv, row);
        return offset.getLeafValidity().isNull(row) ? id : id + "@" + offset.getInts()[row];
    }

    private static String text(ColumnReader column, int row) {
        int[] offsets = column.getBinaryOffsets();
        return new String(
                column.getBinaryValues(), offsets[row], offsets[row + 1] - offsets[row], StandardCharsets.UTF_8);
    }

    @Override
    public void copy(RowRuns runs, FieldVector target) {
        StructVector structs = (StructVector) target;
        while (structs.getValueCapacity() < runs.rows()
                || structs.getValidityBuffer().capacity() * 8 < runs.rows()) {
            structs.reAlloc();
        }
        ArrowBuffers.copyValidity(present(), runs, structs.getValidityBuffer());
        copyTexts(storageType, runs, structs, 0);
        copyTexts(pathOrInlineDv, runs, structs, 1);
        ArrowBuffers.copyInts(offset.getInts(), offset.getLeafValidity(), runs, (IntVector) structs.getVectorById(2));
        ArrowBuffers.copyInts(
                sizeInBytes.getInts(), sizeInBytes.getLeafValidity(), runs, (IntVector) structs.getVectorById(3));
        ArrowBuffers.copyLongs(
                cardinality.getLongs(), cardinality.getLeafValidity(), runs, (BigIntVector) structs.getVectorById(4));
        structs.setValueCount(runs.rows());
    }

    private static void copyTexts(ColumnReader column, RowRuns runs, StructVector structs, int child) {
        ArrowBuffers.copyTexts(
                column.getBinaryValues(), column.getBinaryOffsets(), column.getLeafValidity(), runs, (VarCharVector)
                        structs.getVectorById(child));
    }
}
