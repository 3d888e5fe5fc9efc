package io.deltareplay.launcher.cli;

import io.deltareplay.launcher.deliver.Format;
import io.deltareplay.launcher.replay.ReplayProgress;
import java.util.Optional;

/// The progress of a listing, shown where somebody looks and where it disturbs nothing.
final class FilesProgress implements ReplayProgress, AutoCloseable {
    private final Optional<ProgressLine> line;

    private FilesProgress(Optional<ProgressLine> line) {
        this.line = line;
    }

    static FilesProgress of(Host host, RunArguments run, Format format) {
        boolean rowsOnTerminal = host.terminal().showsOutput() && format != Format.TABLE;
        boolean shown = host.terminal().showsMessages() && !run.quiet && !rowsOnTerminal;
        return new FilesProgress(
                shown
                        ? Optional.of(new ProgressLine(host.messages(), host.terminal().width(), System::nanoTime))
                        : Optional.empty());
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
