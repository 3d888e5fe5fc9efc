package io.deltareplay.launcher.kernel;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// The lines of a JSON file from the first to the last, in memory bounded by a block and the longest line.
///
/// After [#next] the line is `bytes()[offset()]` to before `bytes()[offset() + length()]`, without its line feed,
/// until
/// the next call.
final class JsonLines implements Closeable {
    private static final int BLOCK = 64 << 10;

    private final InputStream file;
    private byte[] buffer = new byte[BLOCK];
    /// The part of the buffer that was read and not returned yet is `[start, end)`.
    private int start;

    private int end;
    private int lineStart;
    private int lineEnd;
    private long number;
    private boolean ended;

    /// @param file closed with the lines
    JsonLines(InputStream file) {
        this.file = file;
    }

    /// Steps to the next line; false at the end.
    boolean next() throws IOException {
        int searched = start;
        while (true) {
            for (int i = searched; i < end; i++) {
                if (buffer[i] == '\n') {
                    return line(i, i + 1);
                }
            }
            if (ended) {
                return start < end && line(end, end);
            }
            searched = end - start;
            read();
        }
    }

    private boolean line(int stop, int next) {
        lineStart = start;
        lineEnd = stop;
        start = next;
        number++;
        return true;
    }

    /// Reads more behind what is left, which moves to the buffer's front.
    private void read() throws IOException {
        System.arraycopy(buffer, start, buffer, 0, end - start);
        end -= start;
        start = 0;
        if (end == buffer.length) {
            if (end > Integer.MAX_VALUE / 2) {
                throw new IOException("line %d has more than 1 GiB".formatted(number + 1));
            }
            buffer = Arrays.copyOf(buffer, 2 * end);
        }
        int count = file.read(buffer, end, buffer.length - end);
        ended = count < 0;
        end += Math.max(count, 0);
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

    /// The line's number, counted from 1.
    long number() {
        return number;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
