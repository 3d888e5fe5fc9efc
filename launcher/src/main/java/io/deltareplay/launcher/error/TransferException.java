package io.deltareplay.launcher.error;

import org.jspecify.annotations.Nullable;

/// What the Spark job found did not arrive whole.
public final class TransferException extends DeltaReplayException {
    public TransferException(String problem, String remedy) {
        this(problem, remedy, null);
    }

    public TransferException(String problem, String remedy, @Nullable Throwable cause) {
        super(ExitCode.TRANSFER_FAILED, problem, remedy, cause);
    }
}
