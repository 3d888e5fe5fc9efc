package io.deltareplay.launcher.replay;

import io.deltareplay.launcher.error.DamagedLogException;
import io.deltareplay.launcher.error.DeltaReplayException;
import io.deltareplay.launcher.error.StorageException;
import io.deltareplay.launcher.error.UnsupportedTableException;
import io.deltareplay.launcher.parquet.UnsupportedParquetException;
import io.deltareplay.launcher.table.LogFacts;
import io.deltareplay.launcher.table.LogFile;
import io.deltareplay.launcher.text.RuntimeOption;
import io.deltareplay.request.Reasons;
import io.deltareplay.tail.DamagedLineException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/// Says what went wrong in a replay, and on which table, version and file: the same words whoever read the file.
public final class LogProblems {
    private static final String CHECK_WRITER =
            "Restore the file from a backup or another replica, or read an older version with --version.";

    private final String what;

    public LogProblems(LogFacts facts) {
        this.what = "cannot replay %s at version %d".formatted(facts.location().given(), facts.version());
    }

    /// A file that was listed cannot be read, or is not what it should be.
    DeltaReplayException unreadable(LogFile file, Throwable cause) {
        for (Throwable t = cause; t != null; t = t.getCause()) {
            switch (t) {
                case DeltaReplayException known -> {
                    return known;
                }
                case NoSuchFileException gone -> {
                    return gone(file.path(), gone);
                }
                case AccessDeniedException denied -> {
                    return denied(file.path(), denied);
                }
                case FileSystemException failed -> {
                    return unreadable(file.path(), String.valueOf(failed.getReason()), failed);
                }
                case UnsupportedParquetException unsupported -> {
                    return unsupported(file.path(), String.valueOf(unsupported.getMessage()), unsupported);
                }
                default -> {}
            }
        }
        return damaged(file.path(), reason(cause), cause);
    }

    DamagedLogException damagedLine(LogFile file, DamagedLineException cause) {
        return damagedLine(file.path(), cause.line(), String.valueOf(cause.getMessage()), cause);
    }

    /// A file that was listed does not exist any more.
    public StorageException gone(String path, NoSuchFileException cause) {
        return new StorageException(
                "%s: %s is gone since the log was listed".formatted(what, path),
                "Run again: log cleanup may have removed the version.",
                cause);
    }

    /// A file may not be read.
    public StorageException denied(String path, @Nullable Throwable cause) {
        return new StorageException(
                "%s: no permission to read %s".formatted(what, path),
                "Give this user read access to the table's _delta_log folder.",
                cause);
    }

    /// A file could not be read for another reason.
    public StorageException unreadable(String path, String reason, @Nullable Throwable cause) {
        return new StorageException(
                "%s: %s cannot be read: %s".formatted(what, path, reason), "Check the storage, then run again.", cause);
    }

    /// A file is not what the protocol says it must be.
    public DamagedLogException damaged(String path, String reason, @Nullable Throwable cause) {
        return new DamagedLogException("%s: %s is damaged: %s".formatted(what, path, reason), CHECK_WRITER, cause);
    }

    /// A file is sound and cannot be decoded by whoever read it.
    public UnsupportedTableException unsupported(String path, String reason, @Nullable Throwable cause) {
        return UnsupportedTableException.file("%s: %s".formatted(what, path), reason, cause);
    }

    /// A line of a file is not what the protocol says it must be.
    ///
    /// @param line counted from 1
    public DamagedLogException damagedLine(String path, long line, String reason, @Nullable Throwable cause) {
        return new DamagedLogException(
                "%s: %s is damaged in line %d: %s".formatted(what, path, line, reason), CHECK_WRITER, cause);
    }

    StorageException spillFailed(Throwable cause) {
        return new StorageException(
                "%s: the log's tail is larger than --memory and cannot be spilled: %s".formatted(what, reason(cause)),
                RuntimeOption.moreTemporarySpace() + "; or raise --memory.",
                cause);
    }

    private static String reason(Throwable cause) {
        return Reasons.text(Reasons.deepest(cause));
    }
}
