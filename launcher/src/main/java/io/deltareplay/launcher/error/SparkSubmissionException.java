package io.deltareplay.launcher.error;

import org.jspecify.annotations.Nullable;

/// Spark did not take the job, or granted nothing that it could run on: no row was read.
public final class SparkSubmissionException extends DeltaReplayException {
    public SparkSubmissionException(String problem, String remedy) {
        this(problem, remedy, null);
    }

    public SparkSubmissionException(String problem, String remedy, @Nullable Throwable cause) {
        super(ExitCode.SUBMISSION_FAILED, problem, remedy, cause);
    }
}
