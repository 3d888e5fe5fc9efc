package io.deltareplay.launcher.checkpoint;

import java.util.Arrays;

/// Which rows of a decoded batch are kept, as runs of neighbouring rows. Nearly always one run: few rows of a
/// checkpoint are hidden by the tail. Reused from batch to batch.
public final class RowRuns {
    private int[] starts = new int[16];
    private int[] lengths = new int[16];
    private int count;
    private int rows;

    public void clear() {
        count = 0;
        rows = 0;
    }

    /// Keeps a row; rows come in ascending order.
    public void keep(int row) {
        keepRange(row, row + 1);
    }

    /// Keeps the rows from `start` to before `end`; ranges come in ascending order.
    public void keepRange(int start, int end) {
        if (start == end) {
            return;
        }
        rows += end - start;
        if (count > 0 && starts[count - 1] + lengths[count - 1] == start) {
            lengths[count - 1] += end - start;
            return;
        }
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
            lengths = Arrays.copyOf(lengths, 2 * count);
        }
        starts[count] = start;
        lengths[count++] = end - start;
    }

    /// Keeps every row of the batch.
    public void keepAll(int batchRows) {
        clear();
        keepRange(0, batchRows);
    }

    /// The number of runs.
    int count() {
        return count;
    }

    int start(int run) {
        return starts[run];
    }

    int length(int run) {
        return lengths[run];
    }

    /// The number of rows kept.
    public int rows() {
        return rows;
    }
}
