package io.deltareplay.launcher.error;

import org.jspecify.annotations.Nullable;

/// A run that cannot go on, told so that its reader can act: what was being done, what is wrong, what to do.
///
/// `problem` names the table, version and file where they are known, and what was expected of them. `remedy` is a
/// sentence that starts with a verb. Thrown where the fault is found, never caught and rethrown on the way, printed
/// once at the top.
public abstract sealed class DeltaReplayException extends RuntimeException
        permits DamagedLogException,
                NoSuchTableException,
                OutputClosedException,
                SparkJobException,
                SparkSubmissionException,
                StorageException,
                TransferException,
                UnsupportedTableException,
                UsageException {
    private final ExitCode exitCode;
    private final String remedy;

    DeltaReplayException(ExitCode exitCode, String problem, String remedy, @Nullable Throwable cause) {
        super(problem, cause);
        this.exitCode = exitCode;
        this.remedy = remedy;
    }

    /// The code the process ends with.
    public ExitCode exitCode() {
        return exitCode;
    }

    /// What the user can do about it, as one sentence; empty when there is nothing to advise.
    public String remedy() {
        return remedy;
    }
}
