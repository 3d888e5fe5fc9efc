package io.deltareplay.launcher.error;

import org.jspecify.annotations.Nullable;

/// There is no Delta table at the location, or not at the version or time asked for.
public final class NoSuchTableException extends DeltaReplayException {
    public NoSuchTableException(String problem, String remedy) {
        this(problem, remedy, null);
    }

    public NoSuchTableException(String problem, String remedy, @Nullable Throwable cause) {
        super(ExitCode.NO_SUCH_TABLE, problem, remedy, cause);
    }
}
