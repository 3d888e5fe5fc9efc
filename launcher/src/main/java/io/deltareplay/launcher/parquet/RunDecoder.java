package io.deltareplay.launcher.parquet;

import java.io.IOException;
import java.util.Arrays;

/// Decodes the hybrid of run lengths and bit-packed groups that levels and dictionary indices are stored in.
final class RunDecoder {
    private byte[] bytes = new byte[0];
    private int at;
    private int end;
    private int width;
    /// What is left of the current run; exactly one of the two is positive within a run.
    private int repeats;
    private int repeated;
    private int packed;
    private int packedStart;
    private long bit;

    /// Starts over on other bytes.
    ///
    /// @param width bits a value, 0 to 32
    void reset(byte[] source, int start, int sourceEnd, int width) throws IOException {
        if (width < 0 || width > Integer.SIZE || start > sourceEnd) {
            throw new IOException("runs of %d-bit values in %d bytes".formatted(width, sourceEnd - start));
        }
        this.bytes = source;
        this.at = start;
        this.end = sourceEnd;
        this.width = width;
        this.repeats = 0;
        this.packed = 0;
    }

    /// Consumes the next values when they are all one and the same value given; otherwise consumes nothing.
    boolean takeIfAll(int value, int count) throws IOException {
        if (repeats == 0 && packed == 0) {
            nextRun();
        }
        if (repeats >= count && repeated == value) {
            repeats -= count;
            return true;
        }
        return false;
    }

    /// Decodes the next values.
    void read(int[] target, int offset, int count) throws IOException {
        int done = offset;
        int stop = offset + count;
        while (done < stop) {
            if (repeats > 0) {
                int n = Math.min(repeats, stop - done);
                Arrays.fill(target, done, done + n, repeated);
                repeats -= n;
                done += n;
            } else if (packed > 0) {
                int n = Math.min(packed, stop - done);
                unpack(target, done, n);
                packed -= n;
                done += n;
            } else {
                nextRun();
            }
        }
    }

    /// Passes over the next values.
    void skip(int count) throws IOException {
        int left = count;
        while (left > 0) {
            if (repeats > 0) {
                int n = Math.min(repeats, left);
                repeats -= n;
                left -= n;
            } else if (packed > 0) {
                int n = Math.min(packed, left);
                bit += (long) n * width;
                packed -= n;
                left -= n;
            } else {
                nextRun();
            }
        }
    }

    private void nextRun() throws IOException {
        int header = varint();
        if ((header & 1) == 0) {
            repeats = header >>> 1;
            int valueBytes = (width + 7) / 8;
            if (repeats == 0 || end - at < valueBytes) {
                throw new IOException("a run of levels or indices is cut short");
            }
            repeated = 0;
            for (int i = 0; i < valueBytes; i++) {
                repeated |= (bytes[at++] & 0xFF) << (8 * i);
            }
            return;
        }
        int groups = header >>> 1;
        long size = (long) groups * width;
        // A writer may leave the unused bytes of the last group away.
        long available = Math.min(size, end - at);
        long values = width == 0 ? groups * 8L : Math.min(groups * 8L, available * 8 / width);
        if (values == 0 || values > Integer.MAX_VALUE) {
            throw new IOException("a group of levels or indices is cut short");
        }
        packed = (int) values;
        bit = 0;
        packedStart = at;
        at += (int) available;
    }

    private void unpack(int[] target, int offset, int count) {
        if (width == 0) {
            Arrays.fill(target, offset, offset + count, 0);
            return;
        }
        long mask = (1L << width) - 1;
        long position = bit;
        for (int i = offset; i < offset + count; i++) {
            int first = packedStart + (int) (position >>> 3);
            int shift = (int) position & 7;
            long word = 0;
            for (int b = 0, n = (shift + width + 7) >>> 3; b < n; b++) {
                word |= (long) (bytes[first + b] & 0xFF) << (8 * b);
            }
            target[i] = (int) (word >>> shift & mask);
            position += width;
        }
        bit = position;
    }

    private int varint() throws IOException {
        int value = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += 7) {
            if (at >= end) {
                throw new IOException("levels or indices end before the page's values do");
            }
            byte b = bytes[at++];
            value |= (b & 0x7F) << shift;
            if (b >= 0) {
                return value;
            }
        }
        throw new IOException("the length of a run has more than 32 bits");
    }
}
