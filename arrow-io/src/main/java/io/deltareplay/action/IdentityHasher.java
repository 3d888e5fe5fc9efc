package io.deltareplay.action;

import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hasher128;
import com.dynatrace.hash4j.hashing.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The identity of a data file, (normalised path, deletion vector's unique id), as a 128-bit fingerprint. The only place that knows
 * what makes two actions speak of the same file; serial and distributed replay both use it.
 *
 * <p>Two different identities among a hundred million have the same fingerprint with a probability below 10<sup>-22</sup>.
 *
 * <p>Not thread-safe: it reuses a buffer.
 */
public final class IdentityHasher {
    private static final Hasher128 HASHER = Hashing.xxh3_128();

    private final String defaultScheme;
    private byte[] buffer = new byte[512];

    /** @param defaultScheme the table's scheme with its authority, such as {@code file:} */
    public IdentityHasher(String defaultScheme) {
        this.defaultScheme = defaultScheme;
    }

    /** The normal form of an action's path, as UTF-8. */
    public byte[] normalPath(FileAction action) {
        byte[] path = action.path().getBytes(StandardCharsets.UTF_8);
        return FilePaths.isNormal(path, 0, path.length)
                ? path
                : FilePaths.normalise(action.path(), defaultScheme).getBytes(StandardCharsets.UTF_8);
    }

    /** The identity of a parsed action. */
    public HashValue128 identity(FileAction action) {
        byte[] path = action.path().getBytes(StandardCharsets.UTF_8);
        DeletionVector vector = action.deletionVector();
        return identity(path, 0, path.length, vector == null ? null : vector.uniqueId());
    }

    /**
     * The identity of a path given as UTF-8 bytes.
     *
     * @param deletionVectorId the vector's {@link DeletionVector#uniqueId()}, or null when the file has none
     */
    public HashValue128 identity(byte[] path, int offset, int length, @Nullable String deletionVectorId) {
        byte[] bytes = path;
        int start = offset;
        int count = length;
        if (!FilePaths.isNormal(path, offset, length)) {
            String raw = new String(path, offset, length, StandardCharsets.UTF_8);
            bytes = FilePaths.normalise(raw, defaultScheme).getBytes(StandardCharsets.UTF_8);
            start = 0;
            count = bytes.length;
        }
        if (deletionVectorId == null) {
            return HASHER.hashBytesTo128Bits(bytes, start, count);
        }
        // No path holds a NUL byte, so path and id cannot be mistaken for one another.
        byte[] id = deletionVectorId.getBytes(StandardCharsets.UTF_8);
        int total = count + 1 + id.length;
        if (buffer.length < total) {
            buffer = Arrays.copyOf(buffer, Math.max(total, buffer.length * 2));
        }
        System.arraycopy(bytes, start, buffer, 0, count);
        buffer[count] = 0;
        System.arraycopy(id, 0, buffer, count + 1, id.length);
        return HASHER.hashBytesTo128Bits(buffer, 0, total);
    }
}
