package io.deltareplay.launcher.cli;

import io.deltareplay.launcher.replay.ReplayProgress;
import io.deltareplay.launcher.text.Human;
import java.io.PrintWriter;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/// A line on the terminal that tells how far a long replay is: nothing in the first second, redrawn at most ten
/// times a second, wiped out at the end.
final class ProgressLine implements ReplayProgress, AutoCloseable {
    private static final long PATIENCE_NANOS = 1_000_000_000L;
    private static final long REDRAW_NANOS = 100_000_000L;
    private static final int BAR = 24;
    private static final String WIPE = "\r\u001b[K";

    private final PrintWriter terminal;
    private final IntSupplier width;
    private final LongSupplier nanoTime;
    private long nextDrawing;
    private int columns;
    private long estimate;
    private boolean drawn;

    ProgressLine(PrintWriter terminal, IntSupplier width, LongSupplier nanoTime) {
        this.terminal = terminal;
        this.width = width;
        this.nanoTime = nanoTime;
        this.nextDrawing = nanoTime.getAsLong() + PATIENCE_NANOS;
    }

    /// Says how many file actions there are to read, as far as is known.
    void expect(long fileActions) {
        estimate = fileActions;
    }

    @Override
    public void advanced(long actionsRead, long filesDelivered) {
        long now = nanoTime.getAsLong();
        if (now - nextDrawing >= 0) {
            nextDrawing = now + REDRAW_NANOS;
            draw(actionsRead, filesDelivered);
        }
    }

    private void draw(long actionsRead, long filesDelivered) {
        String text = "%s %s actions read, %s active"
                .formatted(bar(actionsRead), Human.count(actionsRead), Human.count(filesDelivered, "file"));
        int room = Math.max(0, columns() - 1);
        terminal.print(WIPE + text.substring(0, Math.min(text.length(), room)));
        terminal.flush();
        drawn = true;
    }

    /// Asked for once and only by a run that is long: the answer may take a process.
    private int columns() {
        if (columns == 0) {
            columns = width.getAsInt();
        }
        return columns;
    }

    /// An estimate may be too low: the bar is full then, and the counts go on.
    private String bar(long actionsRead) {
        if (estimate <= 0) {
            return "";
        }
        double done = Math.min(1.0, (double) actionsRead / estimate);
        int full = (int) (done * BAR);
        return "[%s%s] %3d%%".formatted("#".repeat(full), "-".repeat(BAR - full), (int) (done * 100));
    }

    /// Wipes the line out.
    @Override
    public void close() {
        if (drawn) {
            terminal.print(WIPE);
            terminal.flush();
            drawn = false;
        }
    }
}
