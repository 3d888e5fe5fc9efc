package io.deltareplay.oracle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A command's arguments: positional ones and `--name value` options.
public record CommandLine(List<String> positional, Map<String, String> options) {
    public CommandLine {
        positional = List.copyOf(positional);
        options = Map.copyOf(options);
    }

    public static CommandLine parse(List<String> arguments, Set<String> valueOptions, Set<String> flags) {
        List<String> positional = new ArrayList<>();
        Map<String, String> options = new HashMap<>();
        for (int index = 0; index < arguments.size(); index++) {
            String argument = arguments.get(index);
            if (flags.contains(argument)) {
                options.put(argument, "true");
            } else if (valueOptions.contains(argument)) {
                if (index + 1 == arguments.size()) {
                    throw new UsageException(argument + " needs a value");
                }
                options.put(argument, arguments.get(++index));
            } else if (argument.startsWith("--")) {
                throw new UsageException("unknown option " + argument);
            } else {
                positional.add(argument);
            }
        }
        return new CommandLine(positional, options);
    }

    public String option(String name, String otherwise) {
        return options.getOrDefault(name, otherwise);
    }

    public boolean flag(String name) {
        return options.containsKey(name);
    }

    public String onlyPositional(String what) {
        if (positional.size() != 1) {
            throw new UsageException("expected one " + what + ", got " + positional);
        }
        return positional.getFirst();
    }
}
