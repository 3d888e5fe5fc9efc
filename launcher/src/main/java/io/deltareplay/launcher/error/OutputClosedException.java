package io.deltareplay.launcher.error;

/// The reader of standard output went away (`delta-replay files T | head`). Not a failure to tell anybody about:
/// the process ends quietly with the code a shell expects after SIGPIPE.
public final class OutputClosedException extends DeltaReplayException {
    public OutputClosedException(Throwable cause) {
        super(ExitCode.OUTPUT_CLOSED, "standard output was closed by its reader", "", cause);
    }
}
