package io.deltareplay.job;

import io.deltareplay.channel.DriverConnection;
import io.deltareplay.job.problem.JobProblems;
import io.deltareplay.request.ApplicationFacts;
import io.deltareplay.request.ReplayProblem;
import io.deltareplay.request.ReplayTotals;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkContext;
import org.jspecify.annotations.Nullable;

/** One job from the launcher's request to its end. An application whose launcher is gone ends itself. */
final class Driver {
    /** How long Spark may take to end when nobody waits for its result any more. */
    private static final long STOP_SECONDS = 5;

    private static final int SIGNS_WITHOUT_CONTEXT = 3;

    private final DriverConnection launcher;
    private int signsWithoutContext;
    private volatile @Nullable SparkContext spark;
    private volatile boolean stopped;

    Driver(DriverConnection launcher) {
        this.launcher = launcher;
    }

    /** @return whether the launcher has everything it asked for */
    boolean run() {
        launcher.onStop(this::stop);
        ScheduledExecutorService signs = Executors.newSingleThreadScheduledExecutor(Driver::daemon);
        try {
            SparkContext context = new SparkContext(JobSettings.of(launcher.request()));
            spark = context;
            launcher.registered(facts(context));
            JobWatch watch = new JobWatch(context);
            context.addSparkListener(watch);
            var unused = signs.scheduleWithFixedDelay(() -> tell(context, watch), 0, 1, TimeUnit.SECONDS);
            StateReconstruction replay = new StateReconstruction(context, launcher.request(), launcher.taskAccess());
            ReplayTotals totals = replay.run(launcher);
            return launcher.done(totals);
        } catch (Throwable e) {
            if (!stopped) {
                launcher.failed(JobProblems.of(e));
                e.printStackTrace();
            }
            return false;
        } finally {
            signs.shutdownNow();
            end();
        }
    }

    private static ApplicationFacts facts(SparkContext context) {
        return new ApplicationFacts(
                context.applicationId(),
                context.uiWebUrl().isEmpty() ? "" : context.uiWebUrl().get(),
                context.version(),
                context.master());
    }

    private void tell(SparkContext context, JobWatch watch) {
        if (context.isStopped()) {
            endWithoutContext();
            return;
        }
        try {
            launcher.progress(watch.progress());
        } catch (RuntimeException e) {
            // The application is ending: there is nothing to tell any more.
            return;
        }
    }

    /**
     * Spark stops by itself when no master answers. A job that was submitted at that very moment is neither run nor refused: who
     * waits for it waits for ever. A job that was refused says so within a moment.
     */
    private void endWithoutContext() {
        if (++signsWithoutContext == SIGNS_WITHOUT_CONTEXT && !stopped) {
            launcher.failed(new ReplayProblem(
                    ReplayProblem.Kind.JOB,
                    "",
                    0,
                    "Cannot call methods on a stopped SparkContext: Spark stopped by itself"));
            System.exit(1);
        }
    }

    private void stop() {
        stopped = true;
        Thread end = daemon(this::halt);
        end.start();
        SparkContext context = spark;
        if (context != null && !context.isStopped()) {
            context.cancelAllJobs();
        }
        end();
        // Not at once: Spark's temporary files go with the hooks.
        System.exit(1);
    }

    private void end() {
        SparkContext context = spark;
        if (context != null) {
            context.stop();
        }
    }

    /** Ends the process whatever hangs. */
    private void halt() {
        try {
            TimeUnit.SECONDS.sleep(STOP_SECONDS);
        } catch (InterruptedException e) {
            // Then at once.
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(1);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "delta-replay-driver");
        thread.setDaemon(true);
        return thread;
    }
}
