package io.deltareplay.launcher.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.deltareplay.launcher.deliver.Leftovers;
import org.junit.jupiter.api.Test;

class SnapshotCommandTest extends SnapshotContract {
    SnapshotCommandTest() {
        super(Program.inProcess());
    }

    @Test
    void aTerminalGetsTheFirstFilesAndTheirPlaces() {
        TestHost terminal = TestHost.onTerminal(new LocalEngine(new Leftovers()));
        assertEquals(0, terminal.run("snapshot", table));
        assertTrue(terminal.text().lines().findFirst().orElseThrow().endsWith(" index"), terminal.text());
        assertTrue(terminal.text().lines().skip(1).findFirst().orElseThrow().startsWith("early "), terminal.text());
    }
}
