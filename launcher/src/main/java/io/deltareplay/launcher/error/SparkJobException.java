package io.deltareplay.launcher.error;

import org.jspecify.annotations.Nullable;

/// The Spark job ran and failed, for a reason that is not the log's.
public final class SparkJobException extends DeltaReplayException {
    public SparkJobException(String problem, String remedy) {
        this(problem, remedy, null);
    }

    public SparkJobException(String problem, String remedy, @Nullable Throwable cause) {
        super(ExitCode.JOB_FAILED, problem, remedy, cause);
    }
}
