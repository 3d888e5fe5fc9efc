package io.deltareplay.launcher.parquet;

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

    /// Walks over the rows in ascending order.
    Cursor cursor() {
        return new Cursor();
    }

    /// Where a walk over the rows is.
    final class Cursor {
        private int run;

        /// Whether the row is kept.
        boolean isChosen(long row) {
            return run < count && starts[run] <= row;
        }

        /// How many rows from this one on are like it, kept or not kept.
        long until(long row) {
            while (run < count && starts[run] + lengths[run] <= row) {
                run++;
            }
            if (run == count) {
                return Long.MAX_VALUE;
            }
            return starts[run] <= row ? starts[run] + lengths[run] - row : starts[run] - row;
        }
    }

    /// Makes another one the same.
    public void copyTo(RowRuns target) {
        target.clear();
        for (int run = 0; run < count; run++) {
            target.keepRange(starts[run], starts[run] + lengths[run]);
        }
    }

    /// Writes the kept rows' numbers into an array, which has room for them.
    public void numbers(int[] target) {
        int at = 0;
        for (int run = 0; run < count; run++) {
            for (int row = starts[run], end = row + lengths[run]; row < end; row++) {
                target[at++] = row;
            }
        }
    }

    /// Has another one keep the rows whose numbers are in an array, at the places that are kept here.
    public void mapTo(int[] numbers, RowRuns target) {
        target.clear();
        for (int run = 0; run < count; run++) {
            for (int place = starts[run], end = place + lengths[run]; place < end; place++) {
                target.keep(numbers[place]);
            }
        }
    }

    /// The number of runs.
    public int count() {
        return count;
    }

    /// The first row of a run.
    public int start(int run) {
        return starts[run];
    }

    /// How many rows a run has.
    public int length(int run) {
        return lengths[run];
    }

    /// The row after the last one that is kept; 0 when none is.
    public int end() {
        return count == 0 ? 0 : starts[count - 1] + lengths[count - 1];
    }

    /// The number of rows kept.
    public int rows() {
        return rows;
    }
}
