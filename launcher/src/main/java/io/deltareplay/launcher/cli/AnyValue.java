package io.deltareplay.launcher.cli;

import java.util.Map;
import java.util.Stack;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;

/// Takes whatever follows an option as its value, also if it begins with a dash: picocli takes `-0.5 = x` and
/// `-03:00` for options that are written together. Only an option's whole name is none: then the value was
/// forgotten.
public final class AnyValue implements IParameterConsumer {
    @Override
    public void consumeParameters(Stack<String> arguments, ArgSpec option, CommandSpec command) {
        String name = ((OptionSpec) option).longestName();
        if (arguments.isEmpty()) {
            throw new MissingParameterException(
                    command.commandLine(),
                    option,
                    "missing required parameter for option '%s' (%s)".formatted(name, option.paramLabel()));
        }
        String value = arguments.pop();
        if (isOption(value, command.optionsMap())) {
            throw new ParameterException(
                    command.commandLine(),
                    "expected parameter for option '%s' but found '%s'".formatted(name, value),
                    option,
                    value);
        }
        if (option.getValue() != null) {
            throw new OverwrittenOptionException(
                    command.commandLine(), option, "option '%s' should be specified only once".formatted(name));
        }
        option.setValue(value);
    }

    private static boolean isOption(String value, Map<String, OptionSpec> options) {
        int end = value.indexOf('=');
        return options.containsKey(value)
                || (value.startsWith("--") && end > 0 && options.containsKey(value.substring(0, end)));
    }
}
