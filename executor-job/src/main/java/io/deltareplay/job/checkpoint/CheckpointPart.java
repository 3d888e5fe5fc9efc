package io.deltareplay.job.checkpoint;

import io.deltareplay.request.SegmentFile;
import java.io.Serializable;

/**
 * A piece of a checkpoint that one task reads.
 *
 * @param file the file that it is a piece of
 * @param rowGroup the row group's number in the file; {@link #WHOLE_FILE} for all of them
 * @param firstPosition where its first row stands among the rows of the checkpoint: of two that name the same file the one with the
 *     higher position counts
 */
public record CheckpointPart(SegmentFile file, int rowGroup, long firstPosition) implements Serializable {
    /** Says that the part is a file. */
    public static final int WHOLE_FILE = -1;

    private static final int ROW_BITS = 40;

    /** @param number the file's among those of the checkpoint */
    static long position(int number, long row) {
        return (long) number << ROW_BITS | row;
    }
}
