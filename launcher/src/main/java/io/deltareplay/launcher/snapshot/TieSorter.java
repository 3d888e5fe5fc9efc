package io.deltareplay.launcher.snapshot;

/// Sorts records whose order their modification times do not tell: by eight bytes of the path that follow what all
/// of them have in common, and by the whole records where these are equal.
final class TieSorter {
    private static final int INSERTION = 12;

    private final SortBuffer buffer;
    private long[] keys = new long[0];
    private int[] rows = new int[0];
    private long[] otherKeys = new long[0];
    private int[] otherRows = new int[0];

    TieSorter(SortBuffer buffer) {
        this.buffer = buffer;
    }

    private void ensure(int count) {
        if (keys.length < count) {
            keys = new long[count];
            rows = new int[count];
            otherKeys = new long[count];
            otherRows = new int[count];
        }
    }

    /// Sorts a part of an order, all of one time.
    ///
    /// @param order each the number of a row, in the lowest bits
    void sort(long[] order, int start, int end, long rowMask) {
        int count = end - start;
        ensure(count);
        for (int i = 0; i < count; i++) {
            rows[i] = (int) (order[start + i] & rowMask);
        }
        int prefix = commonPrefix(count);
        for (int i = 0; i < count; i++) {
            keys[i] = Records.pathKey(buffer.bytesOf(rows[i]), buffer.offsetOf(rows[i]), prefix);
        }
        mergeSort(0, count);
        for (int i = 0; i < count; i++) {
            order[start + i] = (order[start + i] & ~rowMask) | rows[i];
        }
    }

    /// Sorts times that are too far apart to be told in one number with a row.
    ///
    /// @param times of each row; afterwards the numbers of the rows in order
    void sortAll(long[] times, int count) {
        ensure(count);
        for (int i = 0; i < count; i++) {
            rows[i] = i;
            keys[i] = times[i] ^ Long.MIN_VALUE;
        }
        mergeSort(0, count);
        for (int i = 0; i < count; i++) {
            times[i] = rows[i];
        }
    }

    private int commonPrefix(int count) {
        byte[] first = buffer.bytesOf(rows[0]);
        int firstOffset = buffer.offsetOf(rows[0]);
        int prefix = Integer.MAX_VALUE;
        for (int i = 1; i < count && prefix > 0; i++) {
            prefix = Math.min(
                    prefix,
                    Records.commonPrefix(first, firstOffset, buffer.bytesOf(rows[i]), buffer.offsetOf(rows[i])));
        }
        return prefix;
    }

    private boolean isLess(long leftKey, int leftRow, long rightKey, int rightRow) {
        if (leftKey != rightKey) {
            return Long.compareUnsigned(leftKey, rightKey) < 0;
        }
        return Records.compare(
                        buffer.bytesOf(leftRow),
                        buffer.offsetOf(leftRow),
                        buffer.bytesOf(rightRow),
                        buffer.offsetOf(rightRow))
                < 0;
    }

    private void mergeSort(int start, int end) {
        if (end - start <= INSERTION) {
            insertionSort(start, end);
            return;
        }
        int middle = (start + end) >>> 1;
        mergeSort(start, middle);
        mergeSort(middle, end);
        if (!isLess(keys[middle], rows[middle], keys[middle - 1], rows[middle - 1])) {
            return;
        }
        System.arraycopy(keys, start, otherKeys, start, middle - start);
        System.arraycopy(rows, start, otherRows, start, middle - start);
        int left = start;
        int right = middle;
        for (int to = start; left < middle; to++) {
            if (right < end && isLess(keys[right], rows[right], otherKeys[left], otherRows[left])) {
                keys[to] = keys[right];
                rows[to] = rows[right++];
            } else {
                keys[to] = otherKeys[left];
                rows[to] = otherRows[left++];
            }
        }
    }

    private void insertionSort(int start, int end) {
        for (int i = start + 1; i < end; i++) {
            long key = keys[i];
            int row = rows[i];
            int to = i;
            for (; to > start && isLess(key, row, keys[to - 1], rows[to - 1]); to--) {
                keys[to] = keys[to - 1];
                rows[to] = rows[to - 1];
            }
            keys[to] = key;
            rows[to] = row;
        }
    }
}
