package io.deltareplay.launcher.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.deltareplay.launcher.deliver.Leftovers;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilesCommandTest extends FilesContract {
    FilesCommandTest() {
        super(Program.inProcess());
    }

    @Test
    void tableIsTheDefaultOnATerminal() {
        TestHost terminal = TestHost.onTerminal(new LocalEngine(new Leftovers()));
        assertEquals(0, terminal.run("files", table));
        assertTrue(terminal.text().startsWith("path "), terminal.text());
        assertTrue(terminal.text().endsWith("\n3 files, 30 B\n"), terminal.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"arrow", "arrow-file"})
    void binaryFormatsAreKeptFromATerminal(String format) {
        TestHost terminal = TestHost.onTerminal(new LocalEngine(new Leftovers()));
        assertEquals(2, terminal.run("files", table, "--format", format));
        assertEquals("", terminal.text());
        assertTrue(terminal.messages().contains("--output FILE"), terminal.messages());
    }

    @Test
    void fullDiskIsAStorageFailure() throws IOException {
        try (FileChannel full = FileChannel.open(Path.of("/dev/full"), StandardOpenOption.WRITE)) {
            TestHost filled = TestHost.writingTo(new LocalEngine(new Leftovers()), full);
            assertEquals(5, filled.run("files", table));
            assertTrue(
                    filled.messages().startsWith("delta-replay: cannot write to standard output: No space left"),
                    filled.messages());
        }
    }
}
