package io.deltareplay.launcher.error;

import org.jspecify.annotations.Nullable;

/// The table needs a feature that this program does not have; the message names it.
public final class UnsupportedTableException extends DeltaReplayException {
    public UnsupportedTableException(String problem, String remedy) {
        this(problem, remedy, null);
    }

    public UnsupportedTableException(String problem, String remedy, @Nullable Throwable cause) {
        super(ExitCode.DAMAGED_OR_UNSUPPORTED, problem, remedy, cause);
    }
}
