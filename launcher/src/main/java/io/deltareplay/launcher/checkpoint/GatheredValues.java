package io.deltareplay.launcher.checkpoint;

import io.deltareplay.launcher.parquet.ValueVisitor;
import java.util.Arrays;

/// The values of a column for some rows, side by side on the heap.
final class GatheredValues implements ValueVisitor {
    private byte[] bytes = new byte[1024];
    /// Row `i` has the bytes from `ends[i]` to before `ends[i + 1]`.
    private int[] ends = new int[1024];
    private boolean[] present = new boolean[1024];
    private int rows;

    void clear() {
        rows = 0;
    }

    @Override
    public void value(byte[] source, int start, int end) {
        ensure(1);
        int from = ends[rows];
        int to = from + end - start;
        if (bytes.length < to) {
            bytes = Arrays.copyOf(bytes, 2 * to);
        }
        System.arraycopy(source, start, bytes, from, end - start);
        present[rows++] = true;
        ends[rows] = to;
    }

    @Override
    public void values(byte[] source, int start, int count, int width) {
        ensure(count);
        int at = ends[rows];
        if (bytes.length < at + count * width) {
            bytes = Arrays.copyOf(bytes, 2 * (at + count * width));
        }
        System.arraycopy(source, start, bytes, at, count * width);
        Arrays.fill(present, rows, rows + count, true);
        for (int i = 0; i < count; i++) {
            at += width;
            ends[++rows] = at;
        }
    }

    @Override
    public void absent(int count) {
        ensure(count);
        Arrays.fill(present, rows, rows + count, false);
        Arrays.fill(ends, rows + 1, rows + count + 1, ends[rows]);
        rows += count;
    }

    private void ensure(int more) {
        int needed = rows + more + 1;
        if (ends.length < needed) {
            ends = Arrays.copyOf(ends, 2 * needed);
            present = Arrays.copyOf(present, 2 * needed);
        }
    }

    boolean isPresent(int row) {
        return present[row];
    }

    byte[] bytes() {
        return bytes;
    }

    int start(int row) {
        return ends[row];
    }

    int end(int row) {
        return ends[row + 1];
    }

    /// Gathers nothing: what is asked for is only which rows have a value.
    static final class Nothing implements ValueVisitor {
        @Override
        public void value(byte[] source, int start, int end) {}

        @Override
        public void absent(int count) {}
    }
}
