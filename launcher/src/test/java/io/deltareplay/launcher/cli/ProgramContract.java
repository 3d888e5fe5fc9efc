package io.deltareplay.launcher.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the program says of itself, and of a command line that it does not understand.
public abstract class ProgramContract extends CommandContract {
    protected ProgramContract(Program program) {
        super(program);
    }

    @Test
    void versionNamesTheProgram() throws Exception {
        assertEquals(0, run("--version"));
        assertTrue(text().matches("(?s)delta-replay [0-9]+\\.[0-9]+\\.[0-9]+\\S*.*Java 25.*"), text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"files", "inspect", "completion"})
    void helpShowsExamples(String command) throws Exception {
        assertEquals(0, run(command, "--help"));
        assertTrue(text().contains("Usage: delta-replay " + command), text());
        assertTrue(text().contains("\nExamples:\n"), text());
        assertTrue(text().lines().allMatch(line -> line.length() <= 80), text());
    }

    @Test
    void nearCommandIsSuggested() throws Exception {
        assertEquals(2, run("inspct", "/t"));
        assertTrue(messages().contains("Did you mean inspect?"), messages());
    }

    @Test
    void noCommandIsAMistake() throws Exception {
        assertEquals(2, run());
        assertTrue(messages().contains("no command given"), messages());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh"})
    void completionScriptKnowsCommandsAndOptions(String shell) throws Exception {
        assertEquals(0, run("completion", shell));
        assertTrue(text().contains("--ignore-deletion-vectors"));
        assertTrue(text().contains("files snapshot inspect completion"), text());
    }
}
