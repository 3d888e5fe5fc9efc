package io.deltareplay.launcher.error;

/// How a run ended, as the shell sees it. Documented in `docs/exit-codes.md`; the numbers are a promise to scripts.
public enum ExitCode {
    DONE(0),
    INTERNAL_ERROR(1),
    USAGE(2),
    NO_SUCH_TABLE(3),
    DAMAGED_OR_UNSUPPORTED(4),
    STORAGE(5),
    SUBMISSION_FAILED(6),
    JOB_FAILED(7),
    TRANSFER_FAILED(8),
    INTERRUPTED(130),
    OUTPUT_CLOSED(141),
    TERMINATED(143);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
