package io.deltareplay.launcher.docs;

import io.deltareplay.launcher.cli.HelpText;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The options of all commands, as their help lists them.
final class CommandOptions {
    private static final Pattern LISTED = Pattern.compile("(?m)^ +(?:-\\w, )?(--[a-z][a-z0-9-]*)");

    private CommandOptions() {}

    static Set<String> all() {
        return HelpText.ofAllCommands().stream()
                .flatMap(help -> LISTED.matcher(help).results())
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toSet());
    }
}
