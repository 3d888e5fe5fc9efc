package io.deltareplay.channel;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/**
 * Takes frames off a stream. Holds one buffer of a fixed size, whatever lengths are announced. Not thread-safe.
 *
 * <p>After {@link #next} the payload is taken either in {@linkplain #fill pieces}, or as a {@linkplain #payload stream}; what was
 * not taken is skipped.
 */
final class FrameReader {
    private static final int BUFFER_BYTES = 64 << 10;

    private final InputStream in;
    private final int maxFrameBytes;
    private byte[] buffer = new byte[0];
    private int position;
    private int end;
    private int remaining;
    private byte type;

    FrameReader(InputStream in, int maxFrameBytes) {
        this.in = in;
        this.maxFrameBytes = maxFrameBytes;
    }

    /** Moves to the next frame. False at the end of the stream. */
    boolean next() throws IOException {
        skipPayload();
        if (end == position && !read()) {
            return false;
        }
        while (end - position < Frame.HEADER_BYTES) {
            if (!read()) {
                throw new EOFException("the connection ended within a frame");
            }
        }
        int length = ByteBuffer.wrap(buffer, position, Integer.BYTES).getInt();
        type = buffer[position + 4];
        position += Frame.HEADER_BYTES;
        if (length < 0 || length > maxFrameBytes) {
            throw new ViolationException("a frame of %d bytes, at most %d are accepted"
                    .formatted(Integer.toUnsignedLong(length), maxFrameBytes));
        }
        remaining = length;
        return true;
    }

    byte type() {
        return type;
    }

    /** Bytes of the payload that were not taken yet. */
    int remaining() {
        return remaining;
    }

    /** Makes the next piece of the payload available in {@link #buffer}: at least one byte, unless none remains. */
    int fill() throws IOException {
        if (remaining == 0) {
            return 0;
        }
        if (position == end && !read()) {
            throw new EOFException("the connection ended within a frame");
        }
        return Math.min(remaining, end - position);
    }

    byte[] buffer() {
        return buffer;
    }

    int position() {
        return position;
    }

    /** Takes bytes that {@link #fill} made available. */
    void take(int bytes) {
        position += bytes;
        remaining -= bytes;
    }

    /** The rest of the payload. */
    DataInputStream payload() {
        return new DataInputStream(new Payload());
    }

    private void skipPayload() throws IOException {
        while (remaining > 0) {
            take(fill());
        }
    }

    /** Reads what has arrived, at least a byte. False at the end of the stream. */
    private boolean read() throws IOException {
        if (buffer.length == 0) {
            buffer = new byte[BUFFER_BYTES];
        }
        if (position == end) {
            position = 0;
            end = 0;
        } else if (end == buffer.length) {
            System.arraycopy(buffer, position, buffer, 0, end - position);
            end -= position;
            position = 0;
        }
        int count = in.read(buffer, end, buffer.length - end);
        if (count < 0) {
            return false;
        }
        end += count;
        return true;
    }

    private final class Payload extends InputStream {
        @Override
        public int read() throws IOException {
            if (fill() == 0) {
                return -1;
            }
            int value = buffer[position] & 0xff;
            take(1);
            return value;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            int count = Math.min(length, fill());
            if (count == 0) {
                return -1;
            }
            System.arraycopy(buffer, position, target, offset, count);
            take(count);
            return count;
        }
    }
}
