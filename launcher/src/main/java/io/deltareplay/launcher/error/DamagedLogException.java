package io.deltareplay.launcher.error;

import org.jspecify.annotations.Nullable;

/// A file of the log is not what the protocol says it must be: cut short, corrupt, missing a required part.
public final class DamagedLogException extends DeltaReplayException {
    public DamagedLogException(String problem, String remedy) {
        this(problem, remedy, null);
    }

    public DamagedLogException(String problem, String remedy, @Nullable Throwable cause) {
        super(ExitCode.DAMAGED_OR_UNSUPPORTED, problem, remedy, cause);
    }
}
