package io.deltareplay.action;

import java.io.Serializable;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Says of a path, by its last 32 bytes alone, that it is none of the paths added: a cheap first look that spares most rows of a
 * checkpoint their normalisation and their 128-bit identity. It may say "maybe" of a path that was not added, never "no" of one that was.
 *
 * <p>Those bytes are the same in a path and in its normal form unless they hold a percent sign or a slash; such paths, and shorter
 * ones, are always "maybe". 256 KiB whatever is added: beyond some 200,000 paths it answers "maybe" more and more often.
 *
 * <p>Serialisable, so that it can be broadcast. Not thread-safe while paths are added.
 */
public final class PathSuffixFilter implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int SUFFIX = 4 * Long.BYTES;
    private static final int LOG_BITS = 21;
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long PERCENTS = ONES * '%';
    private static final long SLASHES = ONES * '/';

    private final long[] words = new long[1 << (LOG_BITS - 6)];

    /** Adds a path in its normal form. */
    public void add(byte[] path) {
        if (path.length >= SUFFIX) {
            int bit = bit(path, path.length - SUFFIX);
            words[bit >>> 6] |= 1L << bit;
        }
    }

    /**
     * Whether the path may be one of those added.
     *
     * @param path holds the path as the log has it, at {@code offset}
     */
    public boolean mayContain(byte[] path, int offset, int length) {
        if (length < SUFFIX) {
            return true;
        }
        int start = offset + length - SUFFIX;
        for (int i = start; i < start + SUFFIX; i += Long.BYTES) {
            long bytes = (long) LONG.get(path, i);
            if (hasZeroByte(bytes ^ PERCENTS) || hasZeroByte(bytes ^ SLASHES)) {
                return true;
            }
        }
        // An escape may begin just before the suffix.
        if ((length > SUFFIX && path[start - 1] == '%') || (length > SUFFIX + 1 && path[start - 2] == '%')) {
            return true;
        }
        int bit = bit(path, start);
        return (words[bit >>> 6] >>> bit & 1) != 0;
    }

    private static boolean hasZeroByte(long bytes) {
        return ((bytes - ONES) & ~bytes & HIGHS) != 0;
    }

    private static int bit(byte[] path, int start) {
        long hash = 0;
        for (int i = start; i < start + SUFFIX; i += Long.BYTES) {
            hash = (hash ^ (long) LONG.get(path, i)) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 32;
        }
        return (int) (hash >>> (Long.SIZE - LOG_BITS));
    }
}
