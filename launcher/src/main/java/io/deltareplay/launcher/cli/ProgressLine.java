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
        if (isDue()) {
            draw("%s %s actions read, %s active"
                    .formatted(
                            bar(actionsRead, estimate), Human.count(actionsRead), Human.count(filesDelivered, "file")));
        }
    }

    /// @param committed partitions that have arrived
    /// @param planned partitions that there will be; 0 when that is not known
    /// @param files files delivered so far
    void partitions(int committed, int planned, long files) {
        if (!isDue()) {
            return;
        }
        if (planned == 0) {
            draw(" waiting for Spark");
        } else {
            draw("%s %d of %s, %s"
                    .formatted(
                            bar(committed, planned),
                            committed,
                            Human.count(planned, "partition"),
                            Human.count(files, "file")));
        }
    }

    /// @param done files that were delivered in their order
    /// @param files files in all
    void ordered(long done, long files) {
        if (isDue()) {
            draw("%s %s of %s in order".formatted(bar(done, files), Human.count(done), Human.count(files, "file")));
        }
    }

    private boolean isDue() {
        long now = nanoTime.getAsLong();
        if (now - nextDrawing < 0) {
            return false;
        }
        nextDrawing = now + REDRAW_NANOS;
        return true;
    }

    private void draw(String text) {
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
    private static String bar(long reached, long goal) {
        if (goal <= 0) {
            return "";
        }
        double done = Math.min(1.0, (double) reached / goal);
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
