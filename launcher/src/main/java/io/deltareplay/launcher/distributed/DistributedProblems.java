package io.deltareplay.launcher.distributed;

import io.deltareplay.channel.TransferProblem;
import io.deltareplay.launcher.error.DeltaReplayException;
import io.deltareplay.launcher.error.SparkJobException;
import io.deltareplay.launcher.error.SparkSubmissionException;
import io.deltareplay.launcher.error.StorageException;
import io.deltareplay.launcher.error.TransferException;
import io.deltareplay.launcher.plan.ReplayPlan;
import io.deltareplay.launcher.replay.LogProblems;
import io.deltareplay.launcher.spark.SparkLog;
import io.deltareplay.launcher.text.Human;
import io.deltareplay.request.ReplayProblem;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Says what went wrong in a distributed replay. What is wrong with the log is said in the words of a serial one.
final class DistributedProblems {
    /// How a driver complains whose application was ended by something else, which the log tells.
    private static final String STOPPED = "stopped SparkContext";

    private final String what;
    private final String master;
    private final LogProblems logProblems;
    private final SparkLog log;

    /// @param log where Spark's own output is
    DistributedProblems(ReplayPlan.Distributed plan, SparkLog log) {
        this.what = what(plan);
        this.master = plan.cluster().master();
        this.logProblems = new LogProblems(plan.facts());
        this.log = log;
    }

    /// The start of a message.
    static String what(ReplayPlan.Distributed plan) {
        return "cannot replay %s at version %d on Spark (%s)"
                .formatted(
                        plan.facts().location().given(),
                        plan.facts().version(),
                        plan.cluster().master());
    }

    /// What a task found wrong with the log.
    DeltaReplayException found(ReplayProblem problem) {
        String reason = oneLine(problem.reason());
        return switch (problem.kind()) {
            case DAMAGED ->
                problem.line() > 0
                        ? logProblems.damagedLine(problem.file(), problem.line(), reason, null)
                        : logProblems.damaged(problem.file(), reason, null);
            case UNSUPPORTED -> logProblems.unsupported(problem.file(), reason, null);
            case GONE -> gone(problem.file());
            case DENIED -> logProblems.denied(problem.file(), null);
            case UNREADABLE -> logProblems.unreadable(problem.file(), reason, null);
            case JOB -> jobFailed(reason);
        };
    }

    /// Gone for all, or for the executor only.
    private StorageException gone(String file) {
        return Files.exists(Path.of(file))
                ? new StorageException(
                        "%s: an executor does not see %s, which exists on this machine".formatted(what, file),
                        "Name the table by a path that is the same on every executor, or use --mode serial.")
                : logProblems.gone(file, new NoSuchFileException(file));
    }

    /// The job ran and came to nothing.
    SparkJobException jobFailed(String reason) {
        return new SparkJobException(
                "%s: the job failed: %s".formatted(what, errorOf(reason).orElse(oneLine(reason))), seeLog());
    }

    /// The application ended before it had anything to run on.
    SparkSubmissionException notBegun(String reason, Optional<String> rootCause) {
        String told = errorOf(reason).orElseGet(() -> oneLine(reason) + because(rootCause));
        return submissionFailed("the job could not begin: " + told, null);
    }

    /// The child process came to its end before its driver had anything to say.
    SparkSubmissionException endedBeforeReporting(Optional<String> rootCause) {
        return submissionFailed("spark-submit ended before its driver reported" + because(rootCause), null);
    }

    SparkSubmissionException driverOverdue(Duration patience, Optional<String> rootCause) {
        return submissionFailed(
                "the driver did not register within %s".formatted(Human.duration(patience) + lastWords(rootCause)),
                null);
    }

    SparkSubmissionException executorsOverdue(Duration patience) {
        return new SparkSubmissionException(
                "%s: the cluster granted no executor within %s".formatted(what, Human.duration(patience)),
                "Check that it has cores and memory to spare, or raise --spark-timeout. " + seeLog());
    }

    /// All executors were lost before one had delivered anything: a serial replay can still do it all.
    SparkSubmissionException executorsLostEarly(Duration patience) {
        return new SparkSubmissionException(noExecutorFor(patience), seeMaster());
    }

    /// All executors were lost when a part of the list was delivered.
    SparkJobException executorsLost(Duration patience) {
        return new SparkJobException(noExecutorFor(patience), seeMaster());
    }

    private String noExecutorFor(Duration patience) {
        return "%s: the cluster has had no executor for %s".formatted(what, Human.duration(patience));
    }

    private String seeMaster() {
        return "See on the page of the master %s what became of its workers, or raise --spark-timeout. %s"
                .formatted(master, seeLog());
    }

    SparkSubmissionException notStarted(Throwable cause) {
        return submissionFailed(
                "spark-submit cannot be started: " + oneLine(String.valueOf(cause.getMessage())), cause);
    }

    /// A port or address to listen on.
    static SparkSubmissionException notListening(ReplayPlan.Distributed plan, String bind, Throwable cause) {
        return new SparkSubmissionException(
                "%s: cannot listen on %s for its results: %s".formatted(what(plan), bind, cause.getMessage()),
                "Choose another address or port with --bind and --port.",
                cause);
    }

    /// The driver's connection ended early.
    SparkJobException driverLost(String reason, Optional<String> rootCause) {
        return new SparkJobException(
                "%s: the driver was lost (%s)%s".formatted(what, oneLine(reason), because(rootCause)), seeLog());
    }

    /// Our own side cannot go on; the message says what can be done.
    TransferException broken(TransferProblem problem) {
        return new TransferException(
                "%s: %s".formatted(what, oneLine(problem.message())),
                log.isEmpty() ? "" : seeLog(),
                problem.failure().orElse(null));
    }

    TransferException unreadablePartition(int partition, Throwable cause) {
        return new TransferException(
                "%s: what came of partition %d cannot be read back: %s".formatted(what, partition, cause.getMessage()),
                "Check the temporary folder's disk, then run again.",
                cause);
    }

    TransferException unexpected(String message) {
        return new TransferException("%s: %s".formatted(what, message), seeLog());
    }

    /// The list would not be whole.
    TransferException incomplete(String expected, String received) {
        return new TransferException(
                "%s: the job delivered %s, but %s arrived".formatted(what, expected, received),
                "What was written is not the whole list. " + seeLog());
    }

    private SparkSubmissionException submissionFailed(String problem, @Nullable Throwable cause) {
        return new SparkSubmissionException(
                "%s: %s".formatted(what, problem), "Check --master and --spark-home. " + seeLog(), cause);
    }

    private String seeLog() {
        return log.isEmpty() ? "Spark itself printed nothing." : "Spark's own output is in %s.".formatted(log.file());
    }

    /// What is better than a reason that is none.
    private Optional<String> errorOf(String reason) {
        return oneLine(reason).contains(STOPPED) ? log.error() : Optional.empty();
    }

    /// The first line of it that says something: the rest of Spark's messages is stack traces.
    static String oneLine(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String because(Optional<String> rootCause) {
        return rootCause.map(cause -> ": " + cause).orElse("");
    }

    private static String lastWords(Optional<String> rootCause) {
        return rootCause.map(cause -> "; the last that Spark said: " + cause).orElse("");
    }
}
