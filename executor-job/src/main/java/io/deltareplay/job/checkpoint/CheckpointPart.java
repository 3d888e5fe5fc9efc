package io.deltareplay.job.checkpoint;

import io.deltareplay.request.SegmentFile;
import java.io.Serializable;

/**
 * A piece of a checkpoint that one task reads.
 *
 * @param file the file that it is a piece of
 * @param rowGroup the row group's number in the file; {@link #WHOLE_FILE} for all of them
 */
public record CheckpointPart(SegmentFile file, int rowGroup) implements Serializable {
    /** Says that the part is a file. */
    public static final int WHOLE_FILE = -1;
}
