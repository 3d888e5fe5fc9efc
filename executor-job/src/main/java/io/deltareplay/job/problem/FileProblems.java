package io.deltareplay.job.problem;

import io.deltareplay.request.Reasons;
import io.deltareplay.request.ReplayProblem;
import io.deltareplay.request.ReplayProblem.Kind;
import io.deltareplay.request.SegmentFile;
import io.deltareplay.tail.DamagedLineException;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.Locale;
import org.apache.hadoop.fs.ChecksumException;
import org.apache.hadoop.security.AccessControlException;

/**
 * Says what kind of problem an exception is that reading a file of the segment ended with: whether the file is damaged or not
 * supported, which no retry cures, or could not be had.
 */
public final class FileProblems {
    private FileProblems() {}

    /** The problem that a file's reader ended with. */
    public static ReplayFailure of(SegmentFile file, Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof ReplayFailure known) {
                return known;
            }
            if (t instanceof DamagedLineException line) {
                return failure(Kind.DAMAGED, file, line.line(), Reasons.text(line), thrown);
            }
            if (t instanceof DamagedFileException || t instanceof EOFException || t instanceof ChecksumException) {
                return failure(Kind.DAMAGED, file, 0, Reasons.text(t), thrown);
            }
            if (t instanceof UnsupportedFileException) {
                return failure(Kind.UNSUPPORTED, file, 0, Reasons.text(t), thrown);
            }
            if (isDenied(t)) {
                return failure(Kind.DENIED, file, 0, Reasons.text(t), thrown);
            }
            if (t instanceof FileNotFoundException || t instanceof NoSuchFileException) {
                return failure(Kind.GONE, file, 0, Reasons.text(t), thrown);
            }
        }
        // Everything else that the storage did not say is a decoder that met bytes that no writer makes.
        Kind kind = thrown instanceof IOException && comesFromStorage(thrown) ? Kind.UNREADABLE : Kind.DAMAGED;
        return failure(kind, file, 0, Reasons.text(Reasons.deepest(thrown)), thrown);
    }

    private static boolean isDenied(Throwable t) {
        return t instanceof AccessControlException
                || t instanceof AccessDeniedException
                || (t instanceof FileNotFoundException
                        && Reasons.text(t).toLowerCase(Locale.ROOT).contains("permission denied"));
    }

    /** Whether it was thrown below Hadoop's streams and file systems, as opposed to what reads them. */
    private static boolean comesFromStorage(Throwable thrown) {
        Throwable deepest = Reasons.deepest(thrown);
        return deepest instanceof IOException
                && Arrays.stream(deepest.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().startsWith("org.apache.hadoop.fs."));
    }

    private static ReplayFailure failure(Kind kind, SegmentFile file, long line, String reason, Throwable cause) {
        return new ReplayFailure(new ReplayProblem(kind, file.path(), line, reason), cause);
    }
}
