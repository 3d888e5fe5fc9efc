package io.deltareplay.launcher.kernel;

import io.deltareplay.launcher.error.DamagedLogException;
import io.deltareplay.launcher.error.DeltaReplayException;
import io.deltareplay.launcher.error.StorageException;
import io.deltareplay.launcher.error.UnsupportedTableException;
import io.deltareplay.launcher.parquet.UnsupportedParquetException;
import io.deltareplay.launcher.table.TableLocation;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/// Says what is wrong with a log's file while a table is inspected.
///
/// @param location the table
public record LogReadErrors(TableLocation location) {
    private static final String RESTORE =
            "Restore the file from a backup or another replica, or read an older version with --version.";

    /// The file could be read but is not what it must be.
    ///
    /// @param detail what is wrong, and where in the file
    public DamagedLogException damaged(String path, String detail, @Nullable Throwable cause) {
        return new DamagedLogException(what() + "%s is damaged: %s".formatted(path, detail), RESTORE, cause);
    }

    /// A line of the file is not what it must be.
    ///
    /// @param line counted from 1
    DamagedLogException damagedLine(String path, long line, String reason, @Nullable Throwable cause) {
        return new DamagedLogException(
                what() + "%s is damaged in line %d: %s".formatted(path, line, reason), RESTORE, cause);
    }

    /// The file, or folder, could not be read.
    public StorageException unreadable(String path, IOException cause) {
        return switch (cause) {
            case NoSuchFileException gone ->
                new StorageException(
                        what() + "%s is gone since the log was listed".formatted(path),
                        "Run again: log cleanup may have removed the version.",
                        cause);
            case AccessDeniedException denied ->
                new StorageException(
                        what() + "no permission to read %s".formatted(path),
                        "Give this user read access to the table's _delta_log folder and its files.",
                        cause);
            case FileSystemException failed ->
                new StorageException(
                        what() + "%s cannot be read: %s".formatted(path, reason(failed)),
                        "Check the storage, then run again.",
                        cause);
            default ->
                new StorageException(
                        what() + "%s cannot be read: %s".formatted(path, cause.getMessage()),
                        "Check the storage, then run again.",
                        cause);
        };
    }

    /// A Parquet file's reader failed: because the file cannot be read or decoded, or is no sound Parquet
    /// file.
    public DeltaReplayException unreadableParquet(String path, Throwable cause) {
        Throwable deepest = cause;
        for (Throwable t = cause; t != null; t = t.getCause()) {
            deepest = t;
            if (t instanceof DeltaReplayException known) {
                return known;
            }
            if (t instanceof UnsupportedParquetException unsupported) {
                return UnsupportedTableException.file(
                        what() + path, String.valueOf(unsupported.getMessage()), unsupported);
            }
            if (t instanceof FileSystemException failed) {
                return unreadable(path, failed);
            }
        }
        String reason = deepest.getMessage();
        return damaged(path, reason == null ? deepest.getClass().getSimpleName() : reason, cause);
    }

    /// The start of every message.
    public String what() {
        return "cannot inspect %s: ".formatted(location.given());
    }

    private static String reason(FileSystemException cause) {
        String reason = cause.getReason();
        return reason == null ? cause.getClass().getSimpleName() : reason;
    }
}
