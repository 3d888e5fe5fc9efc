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

    /**
     * What is wrong with a vector as the log has it, if anything is. One without any part is no vector. A storage type that is not
     * known is not refused: whoever reads the data knows it or says so.
     *
     * @param storageType its length, or -1 when it is null
     * @param hasPathOrInlineDv whether that is not null, and so on
     * @return which field is missing or empty, as a clause; null when nothing is wrong
     */
    public static @Nullable String problem(
            int storageType, boolean hasPathOrInlineDv, boolean hasSizeInBytes, boolean hasCardinality) {
        if (storageType < 0) {
            return hasPathOrInlineDv || hasSizeInBytes || hasCardinality ? "storageType is missing" : null;
        }
        if (storageType == 0) {
            return "storageType is empty";
        }
        if (!hasPathOrInlineDv) {
            return "pathOrInlineDv is missing";
        }
        if (!hasSizeInBytes) {
            return "sizeInBytes is missing";
        }
        return hasCardinality ? null : "cardinality is missing";
    }

    /** The id by which the protocol tells two vectors of one file apart. */
    public String uniqueId() {
        String id = storageType + pathOrInlineDv;
        return offset == null ? id : id + "@" + offset;
    }
}
