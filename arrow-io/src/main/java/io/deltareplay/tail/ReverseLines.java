package io.deltareplay.tail;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The lines of a file from the last to the first, in memory bounded by a block and the longest line: the newest
 * action of a commit comes first, however large the commit is.
 *
 * After {@link #next}, the line is {@code bytes()[offset()]} to before {@code bytes()[offset() + length()]}, without its line feed,
 * until the next call.
 */
final class ReverseLines {
    private static final int BLOCK = 1 << 20;

    private final LogBytes file;
    /** Where in the file the buffer's first byte is. */
    private long position;

    private byte[] buffer = new byte[0];
    /** The part of the buffer that was not returned yet is {@code [0, end)}. */
    private int end;

    private int lineStart;
    private int lineEnd;
    private boolean exhausted;

    ReverseLines(LogBytes file) throws IOException {
        this.file = file;
        this.position = file.length();
    }

    /** Steps to the line before; false when the first line was returned. */
    boolean next() throws IOException {
        if (exhausted) {
            return false;
        }
        int searched = end;
        int from = end - 1;
        while (true) {
            for (int i = from; i >= 0; i--) {
                if (buffer[i] == '\n') {
                    lineStart = i + 1;
                    lineEnd = end;
                    end = i;
                    return true;
                }
            }
            if (position == 0) {
                lineStart = 0;
                lineEnd = end;
                exhausted = true;
                return end > 0;
            }
            from = prepend(Math.max(BLOCK, searched)) - 1;
            searched = end;
        }
    }

    byte[] bytes() {
        return buffer;
    }

    int offset() {
        return lineStart;
    }

    int length() {
        return lineEnd - lineStart;
    }

    /** Where the line starts in the file. */
    long filePosition() {
        return position + lineStart;
    }

    /** Puts up to {@code wanted} bytes before those in the buffer and returns how many. */
    private int prepend(int wanted) throws IOException {
        int count = (int) Math.min(wanted, position);
        if ((long) count + end > Integer.MAX_VALUE - 8) {
            throw new IOException("a line of more than 2 GiB ends at byte " + (position + end));
        }
        ByteBuffer read = file.readRange(position - count, count);
        byte[] joined = new byte[count + end];
        read.get(joined, 0, count);
        System.arraycopy(buffer, 0, joined, count, end);
        buffer = joined;
        end += count;
        position -= count;
        return count;
    }
}
