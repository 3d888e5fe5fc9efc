package io.deltareplay.launcher.cli;

import io.deltareplay.launcher.deliver.Format;
import io.deltareplay.launcher.replay.ReplayProgress;
import java.util.Optional;

/// Tells how a listing goes: with a line that is redrawn, where somebody looks and where it disturbs nothing, and
/// step by step with `--verbose`.
final class FilesProgress implements ReplayProgress, AutoCloseable {
    private final Optional<ProgressLine> line;
    private final Optional<Messages> explanations;

    private FilesProgress(Optional<ProgressLine> line, Optional<Messages> explanations) {
        this.line = line;
        this.explanations = explanations;
    }

    /// @param toFile whether the rows go to a file, so that the terminal is free for the bar
    static FilesProgress of(Host host, RunArguments run, Format format, boolean toFile) {
        boolean rowsOnTerminal = host.terminal().showsOutput() && !toFile && format != Format.TABLE;
        boolean shown = host.terminal().showsMessages() && !run.quiet && !rowsOnTerminal;
        return new FilesProgress(
                shown
                        ? Optional.of(new ProgressLine(host.messages(), host.terminal()::width, System::nanoTime))
                        : Optional.empty(),
                run.verbose ? Optional.of(new Messages(host.messages())) : Optional.empty());
    }

    /// Says what was done, to those who want to know it.
    void explain(String step) {
        wipe();
        explanations.ifPresent(messages -> messages.say(step));
    }

    void expect(long fileActions) {
        line.ifPresent(l -> l.expect(fileActions));
    }

    @Override
    public void advanced(long actionsRead, long filesDelivered) {
        if (line.isPresent()) {
            line.get().advanced(actionsRead, filesDelivered);
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
