package io.deltareplay.launcher.cli;

import io.deltareplay.launcher.deliver.Leftovers;
import io.deltareplay.launcher.error.ExitCode;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sun.misc.Signal;

/// What happens when a signal ends the process: the report of the run is written, what was started is ended, and
/// what must not stay is deleted. Thread-safe.
public final class Ending {
    private static final Map<String, ExitCode> SIGNALS =
            Map.of("INT", ExitCode.INTERRUPTED, "TERM", ExitCode.TERMINATED);

    private final Leftovers leftovers;
    private @Nullable Consumer<ExitCode> listener;
    private volatile @Nullable ExitCode begun;

    public Ending(Leftovers leftovers) {
        this.leftovers = leftovers;
    }

    /// Takes over the signals that end a process. One that the process was started to ignore, as `nohup` or a
    /// shell's background job does, stays ignored.
    public void install() {
        SIGNALS.forEach((name, code) -> {
            try {
                Signal.handle(new Signal(name), signal -> {
                    begin(code);
                    System.exit(code.code());
                });
            } catch (IllegalArgumentException e) {
                // The Java runtime was told to leave signals alone (-Xrs): then the hook below does what it can.
                return;
            }
        });
        Runtime.getRuntime().addShutdownHook(new Thread(leftovers::sweep, "sweep"));
    }

    /// Has the listener hear of an end that comes before the command's own.
    public synchronized void onEnd(Consumer<ExitCode> newListener) {
        listener = newListener;
    }

    /// Ends the run from outside.
    public synchronized void begin(ExitCode code) {
        if (begun != null) {
            return;
        }
        begun = code;
        try {
            if (listener != null) {
                listener.accept(code);
            }
        } catch (RuntimeException e) {
            return; // a report that cannot be written must not keep the process from ending
        } finally {
            leftovers.sweep();
        }
    }

    /// What the process will end with, when it is on its way out and what fails now fails because of that.
    public Optional<ExitCode> code() {
        ExitCode code = begun;
        if (code != null) {
            return Optional.of(code);
        }
        return leftovers.isSwept() ? Optional.of(ExitCode.TERMINATED) : Optional.empty();
    }
}
