package io.deltareplay.launcher.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/// The run that the build records for the ahead-of-time cache: the commands of a script, one a line, several times
/// over, in one process. What they load, link and call most is what later processes start with.
///
/// It has to be a part of the program, because the cache is valid only for the class path that it was recorded
/// with.
///
/// @param commands arguments, separated by spaces
/// @param rounds how often each command runs
record Rehearsal(List<String> commands, int rounds) {
    /// Names the script. A system property and not an option: it is no business of a user's.
    private static final String SCRIPT = "delta-replay.rehearsal.script";

    private static final String ROUNDS = "delta-replay.rehearsal.rounds";

    Rehearsal {
        commands = List.copyOf(commands);
    }

    /// What the process was asked to rehearse; nothing in every run but the build's.
    static Optional<Rehearsal> asked() {
        return Optional.ofNullable(System.getProperty(SCRIPT))
                .map(script -> new Rehearsal(commands(Path.of(script)), Integer.getInteger(ROUNDS, 1)));
    }

    private static List<String> commands(Path script) {
        try {
            return Files.readAllLines(script).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Runs the commands until one fails.
    ///
    /// @return the exit code of the last one
    int run(ToIntFunction<String[]> program) {
        for (int round = 0; round < rounds; round++) {
            for (String command : commands) {
                int exitCode = program.applyAsInt(command.split(" +"));
                if (exitCode != 0) {
                    return exitCode;
                }
            }
        }
        return 0;
    }
}
