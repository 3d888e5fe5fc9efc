package io.deltareplay.action;

import com.dynatrace.hash4j.hashing.HashValue128;
import java.io.Serializable;

/**
 * A set of identities, each with the number of the log file that decided about it. Twenty bytes a slot, open addressing, at most
 * two thirds full: what a replay remembers of a log's tail.
 *
 * <p>Serialisable, so that it can be broadcast. Not thread-safe; safe for concurrent {@link #origin} calls once nothing is added any more.
 */
public final class IdentitySet implements Serializable {
    private static final long serialVersionUID = 1L;

    /** What {@link #origin} returns for an identity that is not in the set. */
    public static final int ABSENT = -1;

    private static final int BYTES_PER_SLOT = 2 * Long.BYTES + Integer.BYTES;
    private static final int SMALLEST = 1 << 10;

    /** Two longs a slot; both zero: empty. */
    private long[] keys = new long[2 * SMALLEST];

    private int[] origins = new int[SMALLEST];
    private int size;

    /** How many identities are in the set. */
    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /** The bytes that the set takes at most while it adds one more identity, the copy made in growing included. */
    public long bytesToAddOne() {
        long slots = origins.length;
        return BYTES_PER_SLOT * (isFull() ? slots + 2 * slots : slots);
    }

    /**
     * Adds an identity unless it is there.
     *
     * @param origin what {@link #origin} shall return for it; not negative
     * @return {@link #ABSENT} when it was added, else the origin that it had before and keeps
     */
    public int add(HashValue128 identity, int origin) {
        if (isFull()) {
            grow();
        }
        long high = identity.getMostSignificantBits();
        long low = marked(identity);
        int slot = slot(high, low);
        if (keys[2 * slot + 1] != 0) {
            return origins[slot];
        }
        keys[2 * slot] = high;
        keys[2 * slot + 1] = low;
        origins[slot] = origin;
        size++;
        return ABSENT;
    }

    /**
     * Adds an identity, or gives the one that is there another origin.
     *
     * @param origin what {@link #origin} shall return for it from now on; not negative
     * @return {@link #ABSENT} when it was added, else the origin that it had before
     */
    public int replace(HashValue128 identity, int origin) {
        int before = add(identity, origin);
        if (before != ABSENT) {
            origins[slot(identity.getMostSignificantBits(), marked(identity))] = origin;
        }
        return before;
    }

    /** The origin with which the identity was added, or {@link #ABSENT}. */
    public int origin(HashValue128 identity) {
        int slot = slot(identity.getMostSignificantBits(), marked(identity));
        return keys[2 * slot + 1] == 0 ? ABSENT : origins[slot];
    }

    /** Hears each identity of the set. */
    public void forEach(IdentityVisitor visitor) {
        for (int slot = 0; slot < origins.length; slot++) {
            if (keys[2 * slot + 1] != 0) {
                visitor.visit(new HashValue128(keys[2 * slot], keys[2 * slot + 1]));
            }
        }
    }

    /** Hears identities. */
    @FunctionalInterface
    public interface IdentityVisitor {
        void visit(HashValue128 identity);
    }

    /** The low half, never zero, so that zero means an empty slot; costs less than a bit of the fingerprint. */
    private static long marked(HashValue128 identity) {
        long low = identity.getLeastSignificantBits();
        return low == 0 ? 1 : low;
    }

    /** The slot that holds the identity, or the empty one where it belongs. */
    private int slot(long high, long low) {
        int mask = origins.length - 1;
        int slot = (int) low & mask;
        while (keys[2 * slot + 1] != 0 && (keys[2 * slot] != high || keys[2 * slot + 1] != low)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean isFull() {
        return 3L * size >= 2L * origins.length;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldOrigins = origins;
        keys = new long[Math.multiplyExact(2, oldKeys.length)];
        origins = new int[2 * oldOrigins.length];
        for (int old = 0; old < oldOrigins.length; old++) {
            if (oldKeys[2 * old + 1] != 0) {
                int slot = slot(oldKeys[2 * old], oldKeys[2 * old + 1]);
                keys[2 * slot] = oldKeys[2 * old];
                keys[2 * slot + 1] = oldKeys[2 * old + 1];
                origins[slot] = oldOrigins[old];
            }
        }
    }
}
