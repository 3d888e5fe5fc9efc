package io.deltareplay.launcher.cli;

import io.deltareplay.launcher.deliver.Leftovers;
import java.util.List;
import java.util.stream.Stream;

/// What `--help` prints, for the test of the documentation.
public final class HelpText {
    private HelpText() {}

    public static List<String> ofAllCommands() {
        return Stream.of(
                        new String[] {"--help"},
                        new String[] {"files", "--help"},
                        new String[] {"snapshot", "--help"},
                        new String[] {"inspect", "--help"},
                        new String[] {"completion", "--help"})
                .map(HelpText::of)
                .toList();
    }

    private static String of(String... arguments) {
        TestHost host = TestHost.piped(new LocalEngine(new Leftovers()));
        if (host.run(arguments) != 0) {
            throw new AssertionError(host.messages());
        }
        return host.printed();
    }
}
