package io.deltareplay.request;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Objects;

/**
 * Why a job, or one of its tasks, cannot go on. The launcher words it, so that serial and distributed replay say the same of the same log.
 *
 * @param kind what went wrong
 * @param file the log's file, as {@link SegmentFile#path()} names it; empty when it is about no file
 * @param line the damaged line, counted from 1; 0 when it is not about a line
 * @param reason what was found, as the end of a sentence; for {@link Kind#JOB} the root cause
 */
public record ReplayProblem(Kind kind, String file, long line, String reason) {
    /** What went wrong. */
    public enum Kind {
        /** The file is not what the protocol says it must be. Trying again cannot help. */
        DAMAGED,
        /** The file is sound, and whoever read it does not decode it. Trying again cannot help. */
        UNSUPPORTED,
        /** The file does not exist any more. */
        GONE,
        /** The file may not be read. */
        DENIED,
        /** The file could not be read for another reason. */
        UNREADABLE,
        /** Spark, or the job itself, failed. */
        JOB
    }

    public ReplayProblem {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(reason, "reason");
    }

    /** Writes the binary form. */
    public void writeTo(DataOutput out) throws IOException {
        Binary.writeEnum(out, kind);
        Binary.writeText(out, file);
        out.writeLong(line);
        Binary.writeText(out, reason);
    }

    /** Reads the binary form. */
    public static ReplayProblem readFrom(DataInput in) throws IOException {
        return new ReplayProblem(
                Binary.readEnum(in, Kind.class), Binary.readText(in), in.readLong(), Binary.readText(in));
    }
}
