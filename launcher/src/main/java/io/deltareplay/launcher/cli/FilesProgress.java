package io.deltareplay.launcher.cli;

import io.deltareplay.launcher.deliver.Format;
import io.deltareplay.launcher.distributed.DistributedProgress;
import io.deltareplay.launcher.report.RunRecorder;
import io.deltareplay.launcher.snapshot.SnapshotProgress;
import io.deltareplay.launcher.table.LogFacts;
import io.deltareplay.launcher.text.Human;
import io.deltareplay.request.ApplicationFacts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Tells how a listing goes: with a line that is redrawn, where somebody looks and where it disturbs nothing, and
/// step by step with `--verbose`.
final class FilesProgress implements DistributedProgress, SnapshotProgress, AutoCloseable {
    private final Optional<ProgressLine> line;
    private final Optional<Messages> news;
    private final Optional<Messages> explanations;
    private final RunRecorder recorder;

    private FilesProgress(Host host, RunArguments run, boolean shown, RunRecorder recorder) {
        this.line = shown
                ? Optional.of(new ProgressLine(host.messages(), host.terminal()::width, System::nanoTime))
                : Optional.empty();
        this.news = run.quiet ? Optional.empty() : Optional.of(new Messages(host.messages()));
        this.explanations = run.verbose ? Optional.of(new Messages(host.messages())) : Optional.empty();
        this.recorder = recorder;
    }

    /// @param toFile whether the rows go to a file, so that the terminal is free for the bar
    /// @param recorder hears of the application, too
    static FilesProgress of(Host host, RunArguments run, Format format, boolean toFile, RunRecorder recorder) {
        boolean rowsOnTerminal = host.terminal().showsOutput() && !toFile && format != Format.TABLE;
        return new FilesProgress(host, run, host.terminal().showsMessages() && !run.quiet && !rowsOnTerminal, recorder);
    }

    /// Says what was done, to those who want to know it.
    void explain(String step) {
        tell(explanations, step);
    }

    private void tell(Optional<Messages> whom, String what) {
        wipe();
        whom.ifPresent(messages -> messages.say(what));
    }

    void inspected(LogFacts facts, Duration taken) {
        line.ifPresent(l -> l.expect(facts.estimate().fileActions()));
        explain("inspected %s at version %d in %s: checkpoint %s, %s in the tail"
                .formatted(
                        facts.location().root(),
                        facts.version(),
                        Human.duration(taken),
                        facts.segment()
                                .checkpoint()
                                .map(c -> "at version " + c.version())
                                .orElse("none"),
                        Human.count(facts.segment().tail().size(), "file")));
    }

    @Override
    public void submitted(Path log) {
        explain("submitted to Spark, whose own output goes to " + log);
    }

    @Override
    public void registered(ApplicationFacts facts) {
        recorder.registered(facts);
        tell(
                news,
                "Spark %s runs it as %s%s"
                        .formatted(
                                facts.sparkVersion(),
                                facts.id(),
                                facts.trackingUrl().isEmpty() ? "" : ", shown at " + facts.trackingUrl()));
    }

    @Override
    public void partitions(int committed, int planned, long files) {
        if (line.isPresent()) {
            line.get().partitions(committed, planned, files);
        }
    }

    @Override
    public void advanced(long actionsRead, long filesDelivered) {
        if (line.isPresent()) {
            line.get().advanced(actionsRead, filesDelivered);
        }
    }

    @Override
    public void ordered(long done, long files) {
        if (line.isPresent()) {
            line.get().ordered(done, files);
        }
    }

    /// Makes room for other messages.
    void wipe() {
        line.ifPresent(ProgressLine::close);
    }

    @Override
    public void close() {
        wipe();
    }
}
