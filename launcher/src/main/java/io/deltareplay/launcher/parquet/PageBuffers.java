package io.deltareplay.launcher.parquet;

import java.util.ArrayDeque;

/// Arrays for a column's pages, or for the pieces of its chunks, used again and again: they are of much the same
/// size. A new one for each would cost more page faults than the reading does. Thread-safe.
final class PageBuffers {
    private static final int MAX_FREE = 4;

    private final ArrayDeque<byte[]> free = new ArrayDeque<>();

    /// An array of at least that size, with anything in it.
    synchronized byte[] take(int size) {
        byte[] buffer = free.poll();
        if (buffer != null && buffer.length >= size) {
            return buffer;
        }
        // An eighth more than asked for: the next page is rarely of exactly this size.
        return new byte[size + size / 8];
    }

    synchronized void giveBack(byte[] buffer) {
        if (free.size() < MAX_FREE) {
            free.push(buffer);
        }
    }
}
