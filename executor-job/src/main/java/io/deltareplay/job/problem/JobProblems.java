package io.deltareplay.job.problem;

import io.deltareplay.request.Reasons;
import io.deltareplay.request.ReplayProblem;

/** Says why a job failed. */
public final class JobProblems {
    private static final int MOST_CHARACTERS = 2000;

    private JobProblems() {}

    /** The problem with the log, when that is at fault, else the root cause. */
    public static ReplayProblem of(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof ReplayFailure failure) {
                return failure.problem();
            }
        }
        Throwable root = Reasons.deepest(thrown);
        String message = root.getMessage();
        String name = root.getClass().getName();
        String text = message == null ? name : name + ": " + firstLine(message);
        return new ReplayProblem(
                ReplayProblem.Kind.JOB,
                "",
                0,
                text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) : text);
    }

    /** Spark's messages have stack traces in them, the executor's or its own. */
    private static String firstLine(String message) {
        return message.strip().lines().findFirst().orElse("").strip();
    }
}
