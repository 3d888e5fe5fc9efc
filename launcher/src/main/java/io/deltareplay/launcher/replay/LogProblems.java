package io.deltareplay.launcher.replay;

import io.deltareplay.launcher.error.DamagedLogException;
import io.deltareplay.launcher.error.DeltaReplayException;
import io.deltareplay.launcher.error.StorageException;
import io.deltareplay.launcher.table.LogFacts;
import io.deltareplay.launcher.table.LogFile;
import io.deltareplay.tail.DamagedLineException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/// Says what went wrong in a replay, and on which table, version and file.
final class LogProblems {
    private static final String CHECK_WRITER =
            "Restore the file from a backup or another replica, or read an older version with --version.";

    private final String what;

    LogProblems(LogFacts facts) {
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
                    return new StorageException(
                            "%s: %s is gone since the log was listed".formatted(what, file.path()),
                            "Run again: log cleanup may have removed the version.",
                            gone);
                }
                case AccessDeniedException denied -> {
                    return new StorageException(
                            "%s: no permission to read %s".formatted(what, file.path()),
                            "Give this user read access to the table's _delta_log folder.",
                            denied);
                }
                case FileSystemException failed -> {
                    return new StorageException(
                            "%s: %s cannot be read: %s".formatted(what, file.path(), failed.getReason()),
                            "Check the storage, then run again.",
                            failed);
                }
                default -> {}
            }
        }
        return new DamagedLogException(
                "%s: %s is damaged: %s".formatted(what, file.path(), reason(cause)), CHECK_WRITER, cause);
    }

    DamagedLogException damagedLine(LogFile file, DamagedLineException cause) {
        return new DamagedLogException(
                "%s: %s is damaged in line %d: %s".formatted(what, file.path(), cause.line(), cause.getMessage()),
                CHECK_WRITER,
                cause);
    }

    StorageException spillFailed(Throwable cause) {
        return new StorageException(
                "%s: the log's tail is larger than --memory and cannot be spilled: %s".formatted(what, reason(cause)),
                "Free disk space in the temporary folder, or raise --memory.",
                cause);
    }

    private static String reason(Throwable cause) {
        Throwable deepest = cause;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        String message = deepest.getMessage();
        return message == null ? deepest.getClass().getSimpleName() : message;
    }
}
