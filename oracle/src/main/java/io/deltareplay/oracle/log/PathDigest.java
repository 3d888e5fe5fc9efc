package io.deltareplay.oracle.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// An order-independent digest of a set of files: the 64-bit sum, with wrap-around, of the first 8 bytes
/// (big-endian) of the SHA-256 of each decoded path. Not thread-safe.
public final class PathDigest {
    private final MessageDigest sha256;
    private long sum;

    public PathDigest() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /// Adds a file by its decoded path.
    public void add(String decodedPath) {
        sum += fingerprint(decodedPath);
    }

    /// Takes out a file that was added before.
    public void remove(String decodedPath) {
        sum -= fingerprint(decodedPath);
    }

    /// 16 lower-case hexadecimal digits.
    public String hex() {
        return String.format("%016x", sum);
    }

    private long fingerprint(String decodedPath) {
        return ByteBuffer.wrap(sha256.digest(decodedPath.getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }
}
