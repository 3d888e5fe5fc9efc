package io.deltareplay.launcher.error;

import org.jspecify.annotations.Nullable;

/// The command line asks for something that it cannot be given.
public final class UsageException extends DeltaReplayException {
    public UsageException(String problem, String remedy) {
        this(problem, remedy, null);
    }

    public UsageException(String problem, String remedy, @Nullable Throwable cause) {
        super(ExitCode.USAGE, problem, remedy, cause);
    }
}
