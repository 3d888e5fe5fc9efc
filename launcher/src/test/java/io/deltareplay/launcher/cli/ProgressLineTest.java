package io.deltareplay.launcher.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private final StringWriter terminal = new StringWriter();
    private long now;
    private final ProgressLine line = new ProgressLine(new PrintWriter(terminal), () -> 80, () -> now);

    private String afterMillis(long millis, long actions, long files) {
        now += millis * 1_000_000;
        terminal.getBuffer().setLength(0);
        line.advanced(actions, files);
        return terminal.toString();
    }

    @Test
    void shortRunShowsNothing() {
        assertEquals("", afterMillis(999, 10, 10));
        line.close();
        assertEquals("", terminal.toString());
    }

    @Test
    void longRunIsRedrawnTenTimesASecondAndWipedOut() {
        line.expect(1000);
        assertEquals(
                "\r\u001b[K[############------------]  50% 500 actions read, 400 files active",
                afterMillis(1000, 500, 400));
        assertEquals("", afterMillis(99, 600, 500));
        assertTrue(afterMillis(1, 700, 600).contains(" 70% "));
        terminal.getBuffer().setLength(0);
        line.close();
        assertEquals("\r\u001b[K", terminal.toString());
    }

    @Test
    void partitionsAreCountedWhereSparkReplays() {
        now += 2_000_000_000L;
        line.partitions(3, 12, 1234);
        assertEquals("\r\u001b[K[######------------------]  25% 3 of 12 partitions, 1,234 files", terminal.toString());
        terminal.getBuffer().setLength(0);
        now += 2_000_000_000L;
        line.partitions(0, 0, 0);
        assertEquals("\r\u001b[K waiting for Spark", terminal.toString());
    }

    @Test
    void filesThatAreDeliveredInOrderAreCountedAnew() {
        line.ordered(10, 100);
        assertEquals("", terminal.toString());
        now += 2_000_000_000L;
        line.ordered(5000, 20_000);
        assertEquals("\r\u001b[K[######------------------]  25% 5,000 of 20,000 files in order", terminal.toString());
    }

    @Test
    void estimateThatWasTooLowEndsAtAFullBar() {
        line.expect(10);
        assertTrue(afterMillis(2000, 1_000_000, 1).contains("] 100% 1,000,000 actions read"));
    }
}
