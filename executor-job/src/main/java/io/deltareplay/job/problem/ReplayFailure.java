package io.deltareplay.job.problem;

import io.deltareplay.request.ReplayProblem;
import io.deltareplay.request.ReplayProblem.Kind;
import io.deltareplay.request.SegmentFile;
import org.jspecify.annotations.Nullable;

/** A replay cannot go on, for a reason that the launcher words. Travels from a task to the driver. */
public final class ReplayFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final String file;
    private final long line;
    private final String reason;

    public ReplayFailure(ReplayProblem problem, @Nullable Throwable cause) {
        super(problem.file() + ": " + problem.reason(), cause);
        this.kind = problem.kind();
        this.file = problem.file();
        this.line = problem.line();
        this.reason = problem.reason();
    }

    /** A file that is not what the protocol says. */
    public static ReplayFailure damaged(SegmentFile file, String reason) {
        return new ReplayFailure(new ReplayProblem(Kind.DAMAGED, file.path(), 0, reason), null);
    }

    /** What goes to the launcher. */
    public ReplayProblem problem() {
        return new ReplayProblem(kind, file, line, reason);
    }
}
