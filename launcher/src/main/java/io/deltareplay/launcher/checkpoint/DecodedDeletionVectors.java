package io.deltareplay.launcher.checkpoint;

import io.deltareplay.action.DeletionVector;
import java.io.IOException;
import java.util.stream.Stream;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.StructVector;

/// Finds deletion vectors that lack a part.
final class DecodedDeletionVectors {
    private DecodedDeletionVectors() {}

    /// @param vectors a struct per row, null where the storage type is
    static void check(StructVector vectors) throws IOException {
        int rows = vectors.getValueCount();
        VarCharVector storageTypes = (VarCharVector) vectors.getVectorById(0);
        FieldVector paths = (FieldVector) vectors.getVectorById(1);
        FieldVector sizes = (FieldVector) vectors.getVectorById(3);
        FieldVector cardinalities = (FieldVector) vectors.getVectorById(4);
        if (Stream.of(storageTypes, paths, sizes, cardinalities).allMatch(field -> field.getNullCount() == rows)) {
            return;
        }
        for (int row = 0; row < rows; row++) {
            String problem = DeletionVector.problem(
                    storageTypes.isNull(row) ? -1 : storageTypes.getValueLength(row),
                    !paths.isNull(row),
                    !sizes.isNull(row),
                    !cardinalities.isNull(row));
            if (problem != null) {
                throw new IOException("add.deletionVector." + problem);
            }
        }
    }
}
