package io.deltareplay.action;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The deletion vector descriptor of a file action, as the log has it.
 *
 * @param storageType {@code u} relative with a prefix, {@code p} absolute path, {@code i} inline
 * @param pathOrInlineDv what the storage type says: an encoded id, a path, or the data
 * @param offset where the vector starts in its file; null for an inline one
 * @param sizeInBytes size of the serialised vector
 * @param cardinality how many rows it deletes
 */
public record DeletionVector(
        String storageType, String pathOrInlineDv, @Nullable Integer offset, int sizeInBytes, long cardinality) {
    public DeletionVector {
        Objects.requireNonNull(storageType, "storageType");
        Objects.requireNonNull(pathOrInlineDv, "pathOrInlineDv");
    }

    /** The id by which the protocol tells two vectors of one file apart. */
    public String uniqueId() {
        String id = storageType + pathOrInlineDv;
        return offset == null ? id : id + "@" + offset;
    }
}
