package io.deltareplay.job.tail;

import io.deltareplay.request.SegmentFile;
import java.io.Serializable;

/**
 * A stretch of one JSON file of the log: the lines that start in it.
 *
 * @param start its first byte
 * @param end the first byte after it
 * @param rank tells files of one version apart: the newer has the higher one
 */
public record TailRange(SegmentFile file, long start, long end, int rank) implements Serializable {
    private static final int OFFSET_BITS = 40;

    public TailRange {
        if (start < 0 || end < start || end > file.length() || file.length() >>> OFFSET_BITS != 0) {
            throw new IllegalArgumentException(
                    "no stretch of a file of %d bytes: %d to %d".formatted(file.length(), start, end));
        }
    }

    /** Whether it is the beginning of its file. */
    boolean isFirst() {
        return start == 0;
    }

    /**
     * Orders the actions of one version, the newest highest: removes win over adds, later lines over earlier ones.
     *
     * @param offset where in the file the action's line starts
     */
    long position(long offset, boolean remove) {
        return ((long) rank << 1 | (remove ? 1 : 0)) << OFFSET_BITS | offset;
    }
}
