package io.deltareplay.launcher.cli;

import io.deltareplay.launcher.deliver.AtomicFile;
import io.deltareplay.launcher.deliver.ByteOutput;
import io.deltareplay.launcher.error.ExitCode;
import io.deltareplay.launcher.report.Failure;
import io.deltareplay.launcher.report.RunRecorder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// One run of a command with what surrounds it: its record, and its report however it ends.
final class Run {
    private final Host host;
    private final RunArguments arguments;
    private final RunRecorder recorder;
    private final AtomicBoolean written = new AtomicBoolean();

    Run(Host host, RunArguments arguments, String command, String table) {
        this.host = host;
        this.arguments = arguments;
        this.recorder = new RunRecorder(ProgramVersion.version(), command, table, host.clock());
    }

    /// What the command does.
    @FunctionalInterface
    interface Body {
        void run(RunRecorder recorder);
    }

    /// Runs the body and writes the report.
    ExitCode run(Body body) {
        Optional<Path> file = Optional.ofNullable(arguments.report);
        if (file.isEmpty()) {
            body.run(recorder);
            return ExitCode.DONE;
        }
        // Opened first: a report that cannot be written is known before the work, not after it.
        try (ByteOutput report = new ByteOutput(AtomicFile.open(file.get(), host.leftovers()))) {
            runReported(body, report);
        }
        return ExitCode.DONE;
    }

    private void runReported(Body body, ByteOutput report) {
        host.ending().onEnd(code -> write(report, code, Optional.of(Failure.ended(code))));
        try {
            body.run(recorder);
        } catch (Throwable thrown) {
            writeFailure(report, thrown);
            throw thrown;
        }
        write(report, ExitCode.DONE, Optional.empty());
    }

    private void writeFailure(ByteOutput report, Throwable thrown) {
        try {
            Failure failure = Failure.of(thrown);
            write(report, failure.exitCode(), Optional.of(failure));
        } catch (RuntimeException e) {
            thrown.addSuppressed(e);
        }
    }

    /// Once: a signal may come while the command ends by itself.
    private void write(ByteOutput report, ExitCode code, Optional<Failure> failure) {
        if (written.compareAndSet(false, true)) {
            String document = recorder.report(code.code(), failure);
            report.write(ByteBuffer.wrap(document.getBytes(StandardCharsets.UTF_8)));
            report.complete();
        }
    }
}
