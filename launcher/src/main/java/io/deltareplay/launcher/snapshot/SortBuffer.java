package io.deltareplay.launcher.snapshot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Records in memory: gathered, then sorted, then handed out in order.
final class SortBuffer implements RecordSource {
    /// What sorting takes for a record, besides its bytes.
    private static final int BYTES_PER_ROW = 32;

    private static final int MIN_CHUNK_BITS = 12;
    private static final int MAX_CHUNK_BITS = 20;
    /// A place is an `int`.
    private static final long MAX_BUDGET = 1L << 30;

    private final long budget;
    private final int chunkBits;
    private final List<byte[]> chunks = new ArrayList<>();
    private int chunk = -1;
    private int chunkUsed;
    private long bytes;
    private int[] places = new int[1024];
    private int rows;
    private long[] order = new long[0];
    private long rowMask;
    private int handedOut;

    /// @param budget how many bytes it may take; a single record may take more
    SortBuffer(long budget) {
        this.budget = Math.min(budget, MAX_BUDGET);
        this.chunkBits = Math.clamp(
                Long.SIZE - 1 - Long.numberOfLeadingZeros(this.budget / 8 | 1), MIN_CHUNK_BITS, MAX_CHUNK_BITS);
    }

    int rows() {
        return rows;
    }

    /// Forgets the records and keeps the memory for the next ones.
    void clear() {
        int chunkSize = 1 << chunkBits;
        chunks.removeIf(c -> c.length != chunkSize);
        chunk = -1;
        chunkUsed = 0;
        bytes = 0;
        rows = 0;
        handedOut = 0;
    }

    /// Appends a batch's rows, as far as they fit.
    ///
    /// @param from the first row to append
    /// @return the first row that did not fit
    int append(RowEncoder encoder, int from) {
        int end = encoder.rows();
        int row = from;
        while (row < end && hasRoom(encoder.size(row))) {
            int to = reserve(encoder, row, end);
            encoder.encode(row, to, chunks.get(chunk), places, rows - (to - row), (1 << chunkBits) - 1);
            row = to;
        }
        return row;
    }

    private boolean hasRoom(int size) {
        return rows == 0 || bytes + size + (rows + 1L) * BYTES_PER_ROW <= budget;
    }

    /// Gives each of the rows that fit into one chunk its place.
    ///
    /// @return the row after the last of them, which is another than the first
    private int reserve(RowEncoder encoder, int from, int end) {
        int chunkSize = 1 << chunkBits;
        int size = encoder.size(from);
        if (chunk < 0 || chunkUsed + size > chunkSize) {
            openChunk(size);
        }
        int row = from;
        while (row < end) {
            size = encoder.size(row);
            if (row > from && (chunkUsed + size > chunkSize || !hasRoom(size))) {
                break;
            }
            if (places.length == rows) {
                places = Arrays.copyOf(places, rows + (rows >> 1));
            }
            places[rows++] = chunk << chunkBits | chunkUsed;
            chunkUsed += size;
            bytes += size;
            row++;
        }
        return row;
    }

    /// A record that is larger than a chunk gets one of its own.
    private void openChunk(int size) {
        if (chunk >= 0) {
            bytes += Math.max(0, (1 << chunkBits) - chunkUsed); // the rest is lost
        }
        chunk++;
        chunkUsed = 0;
        if (size > 1 << chunkBits) {
            chunks.add(chunk, new byte[size]);
        } else if (chunk == chunks.size()) {
            chunks.add(new byte[1 << chunkBits]);
        }
    }

    /// Puts the records in order.
    void sort() {
        handedOut = 0;
        if (order.length < rows) {
            order = new long[Math.max(rows, Math.min(places.length, rows + (rows >> 3)))];
        }
        long earliest = Long.MAX_VALUE;
        long latest = Long.MIN_VALUE;
        for (int row = 0; row < rows; row++) {
            long time = Records.time(bytesOf(row), offsetOf(row));
            order[row] = time;
            earliest = Math.min(earliest, time);
            latest = Math.max(latest, time);
        }
        int rowBits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(0, rows - 1));
        rowMask = (1L << rowBits) - 1;
        long range = latest - earliest;
        if (rows > 0 && (range < 0 || range > Long.MAX_VALUE >> rowBits)) {
            new TieSorter(this).sortAll(order, rows);
            return;
        }
        for (int row = 0; row < rows; row++) {
            order[row] = ((order[row] - earliest) << rowBits) | row;
        }
        Arrays.sort(order, 0, rows);
        sortWithinTimes(rowBits);
    }

    private void sortWithinTimes(int rowBits) {
        TieSorter ties = new TieSorter(this);
        for (int start = 0; start < rows; ) {
            long time = order[start] >>> rowBits;
            int end = start + 1;
            while (end < rows && order[end] >>> rowBits == time) {
                end++;
            }
            if (end - start > 1) {
                ties.sort(order, start, end, rowMask);
            }
            start = end;
        }
    }

    /// The bytes that hold a row, by its number before sorting.
    byte[] bytesOf(int row) {
        return chunks.get(places[row] >>> chunkBits);
    }

    /// Where the row starts in them.
    int offsetOf(int row) {
        return places[row] & (1 << chunkBits) - 1;
    }

    @Override
    public void next(RecordBlock block, int maxRows, int maxBytes) {
        block.clear();
        while (handedOut < rows && block.rows() < maxRows && block.length() < maxBytes) {
            int row = (int) (order[handedOut++] & rowMask);
            block.append(bytesOf(row), offsetOf(row));
        }
    }
}
