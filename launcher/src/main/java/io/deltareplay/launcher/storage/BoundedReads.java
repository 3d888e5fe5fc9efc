package io.deltareplay.launcher.storage;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Asks the stream behind it for a bounded number of bytes at once: the JDK's file streams take a temporary buffer
/// outside the heap as large as what they are asked for, and keep it for the thread.
final class BoundedReads extends FilterInputStream {
    static final int MOST_BYTES_AT_ONCE = 1 << 20;

    BoundedReads(InputStream in) {
        super(in);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        return in.read(bytes, offset, Math.min(length, MOST_BYTES_AT_ONCE));
    }
}
