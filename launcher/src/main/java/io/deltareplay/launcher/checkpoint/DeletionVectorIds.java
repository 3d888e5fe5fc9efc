package io.deltareplay.launcher.checkpoint;

import org.apache.arrow.vector.complex.StructVector;
import org.jspecify.annotations.Nullable;

/// The unique ids of the deletion vectors that a batch's rows have.
final class DeletionVectorIds {
    private DeletionVectorIds() {}

    /// The id as [io.deltareplay.action.DeletionVector#uniqueId()] makes it; null when the row has none.
    static @Nullable String of(StructVector vectors, int row) {
        if (vectors.isNull(row)) {
            return null;
        }
        Object offset = vectors.getVectorById(2).getObject(row);
        String id = vectors.getVectorById(0).getObject(row).toString()
                + vectors.getVectorById(1).getObject(row);
        return offset == null ? id : id + "@" + offset;
    }
}
