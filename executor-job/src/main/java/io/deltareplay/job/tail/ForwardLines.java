package io.deltareplay.job.tail;

import io.deltareplay.tail.LogBytes;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The lines of a file that start within a stretch of it, in memory bounded by a block and the longest line.
 *
 * <p>After {@link #next}, the line is {@code bytes()[offset()]} to before {@code bytes()[offset() + length()]}, without its line feed,
 * until the next call.
 */
final class ForwardLines {
    private static final int BLOCK = 1 << 20;

    private final LogBytes file;
    private final long end;
    private final int block;
    /** Where in the file the buffer's first byte is. */
    private long position;

    private byte[] buffer = new byte[0];
    private int filled;
    private int lineStart;
    private int lineLength;
    private int nextStart;

    /**
     * @param start where the stretch starts; a line that starts before it is not part of it
     * @param end where the stretch ends
     */
    ForwardLines(LogBytes file, long start, long end) throws IOException {
        this(file, start, end, BLOCK);
    }

    ForwardLines(LogBytes file, long start, long end, int block) throws IOException {
        this.file = file;
        this.end = end;
        this.block = block;
        // The byte before tells whether a line starts here.
        this.position = start == 0 ? 0 : start - 1;
        if (start > 0 && end > start) {
            nextLine();
        }
    }

    /** Steps to the next line; false when the next one starts after the stretch. */
    boolean next() throws IOException {
        return position + nextStart < end && nextLine();
    }

    private boolean nextLine() throws IOException {
        int searched = nextStart;
        while (true) {
            for (int i = searched; i < filled; i++) {
                if (buffer[i] == '\n') {
                    setLine(i - nextStart, i + 1);
                    return true;
                }
            }
            searched = filled;
            int dropped = nextStart;
            if (!fill()) {
                boolean any = nextStart < filled;
                setLine(filled - nextStart, filled);
                return any;
            }
            searched -= dropped;
        }
    }

    private void setLine(int length, int next) {
        lineStart = nextStart;
        lineLength = length;
        nextStart = next;
    }

    /** Drops what was returned and reads more; false at the end of the file. */
    private boolean fill() throws IOException {
        int rest = filled - nextStart;
        long at = position + filled;
        int count = (int) Math.min(Math.max(block, rest), file.length() - at);
        if (count <= 0) {
            return false;
        }
        if ((long) rest + count > Integer.MAX_VALUE - 8) {
            throw new IOException("a line of more than 2 GiB starts at byte " + (position + nextStart));
        }
        byte[] target = buffer.length >= rest + count ? buffer : new byte[rest + count];
        System.arraycopy(buffer, nextStart, target, 0, rest);
        ByteBuffer read = file.readRange(at, count);
        read.get(target, rest, count);
        buffer = target;
        position += nextStart;
        nextStart = 0;
        filled = rest + count;
        return true;
    }

    byte[] bytes() {
        return buffer;
    }

    int offset() {
        return lineStart;
    }

    int length() {
        return lineLength;
    }

    /** Where the line starts in the file. */
    long filePosition() {
        return position + lineStart;
    }
}
