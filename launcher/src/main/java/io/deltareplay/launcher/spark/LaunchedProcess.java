package io.deltareplay.launcher.spark;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.spark.launcher.SparkAppHandle;
import org.apache.spark.launcher.SparkLauncher;

/// A child process of Spark's own launcher library.
///
/// The library's handle knows neither whether the child still lives nor what it has started: for that the child is
/// looked up among our own.
public final class LaunchedProcess implements SparkProcess {
    private static final Duration POLL = Duration.ofMillis(50);

    private final SparkAppHandle handle;
    private final Optional<ProcessHandle> child;

    private LaunchedProcess(SparkAppHandle handle, Optional<ProcessHandle> child) {
        this.handle = handle;
        this.child = child;
    }

    /// Starts `spark-submit`. To be called by one thread of the process at a time.
    public static SparkProcess start(SparkSubmission submission, Path log) throws IOException {
        Set<Long> before = children().map(ProcessHandle::pid).collect(Collectors.toSet());
        SparkAppHandle handle = launcher(submission, log).startApplication();
        return new LaunchedProcess(
                handle,
                children().filter(process -> !before.contains(process.pid())).findFirst());
    }

    private static java.util.stream.Stream<ProcessHandle> children() {
        return ProcessHandle.current().children();
    }

    private static SparkLauncher launcher(SparkSubmission submission, Path log) {
        SparkLauncher launcher = new SparkLauncher(submission.environment())
                .setSparkHome(submission.home().toString())
                .setMainClass(SparkSubmission.MAIN_CLASS)
                .setAppResource(submission.jobJar().toString())
                .addAppArgs(submission.jobArguments().toArray(String[]::new))
                .redirectError()
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        submission.propertiesFile().ifPresent(file -> launcher.setPropertiesFile(file.toString()));
        for (SubmitArgument argument : submission.arguments()) {
            String value = argument.value();
            if (value == null) {
                launcher.addSparkArg(argument.name());
            } else {
                launcher.addSparkArg(argument.name(), value);
            }
        }
        submission.conf().forEach(launcher::setConf);
        return launcher;
    }

    @Override
    public boolean isAlive() {
        return child.map(ProcessHandle::isAlive)
                .orElseGet(() -> !handle.getState().isFinal());
    }

    @Override
    public boolean awaitEnd(Duration patience) throws InterruptedException {
        if (child.isEmpty()) {
            return awaitFinalState(patience);
        }
        try {
            child.get().onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean awaitFinalState(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (isAlive()) {
            if (System.nanoTime() - deadline >= 0) {
                return false;
            }
            Thread.sleep(POLL);
        }
        return true;
    }

    @Override
    public boolean stop() {
        try {
            handle.stop();
            return true;
        } catch (RuntimeException e) {
            return false; // the driver has not come so far that it could be asked, or is gone
        }
    }

    @Override
    public void kill() {
        List<ProcessHandle> started =
                child.map(process -> process.descendants().toList()).orElse(List.of());
        handle.kill();
        child.ifPresent(ProcessHandle::destroyForcibly);
        started.forEach(ProcessHandle::destroyForcibly);
    }
}
