package io.deltareplay.tail;

import java.io.IOException;
import java.nio.ByteBuffer;

/** The bytes of one file of a log, read by position. For one thread at a time. */
public interface LogBytes {
    /** How many there are. */
    long length() throws IOException;

    /**
     * The bytes from {@code offset} to before {@code offset + length}, all of them, between the buffer's position and its limit.
     *
     * @throws IOException when they cannot be read; also when the file ends before
     */
    ByteBuffer readRange(long offset, int length) throws IOException;
}
