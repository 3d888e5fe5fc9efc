package io.deltareplay.launcher.error;

import org.jspecify.annotations.Nullable;

/// A file could not be read or written: no permission, gone, disk full, an I/O error.
public final class StorageException extends DeltaReplayException {
    public StorageException(String problem, String remedy) {
        this(problem, remedy, null);
    }

    public StorageException(String problem, String remedy, @Nullable Throwable cause) {
        super(ExitCode.STORAGE, problem, remedy, cause);
    }
}
