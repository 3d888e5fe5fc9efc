package io.deltareplay.launcher.storage;

import dev.hardwood.InputFile;
import io.deltareplay.launcher.table.LogFile;
import java.io.IOException;
import java.io.InputStream;

/// Reads the files of a log. The one place where another kind of storage plugs in.
///
/// Thread-safe. Methods throw plain `IOException`s ([java.nio.file.NoSuchFileException],
/// [java.nio.file.AccessDeniedException]); callers know what was being done and say so.
public interface Storage {
    /// What `folder` holds itself.
    ///
    /// @param firstName the smallest name to return
    FolderListing list(String folder, String firstName) throws IOException;

    /// The file as it is now.
    LogFile status(String path) throws IOException;

    /// The file's bytes, unbuffered beyond the operating system's own.
    InputStream open(String path) throws IOException;

    /// The file for a Parquet reader: positional reads in bounded pieces, no mapping.
    /// Opening it fails with a clear message when it is shorter than the listing said.
    InputFile parquet(LogFile file);
}
