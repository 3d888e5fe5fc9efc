package io.deltareplay.launcher.cli;

import io.deltareplay.launcher.error.ExitCode;
import io.deltareplay.launcher.error.OutputClosedException;
import io.deltareplay.launcher.report.Failure;
import io.deltareplay.launcher.text.Suggestion;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// The top, where every failure is told once and becomes an exit code.
final class CommandErrors implements IParameterExceptionHandler {
    private final Host host;
    private final Messages messages;

    CommandErrors(Host host) {
        this.host = host;
        this.messages = new Messages(host.messages());
    }

    @Override
    public int handleParseException(ParameterException problem, String[] arguments) {
        messages.fail(new Failure(ExitCode.USAGE, reason(problem), remedy(problem)));
        return ExitCode.USAGE.code();
    }

    private static String reason(ParameterException problem) {
        if (problem instanceof UnmatchedArgumentException unmatched) {
            String argument = unmatched.getUnmatched().getFirst();
            return argument.startsWith("-")
                    ? "unknown option " + argument
                    : "unexpected argument '%s'".formatted(argument);
        }
        String message = String.valueOf(problem.getMessage());
        return message.isEmpty() ? message : Character.toLowerCase(message.charAt(0)) + message.substring(1);
    }

    private static String remedy(ParameterException problem) {
        CommandLine command = problem.getCommandLine();
        String help = "Try '%s --help'.".formatted(command.getCommandSpec().qualifiedName());
        if (problem instanceof UnmatchedArgumentException unmatched) {
            return nearest(command, unmatched.getUnmatched().getFirst())
                    .map(near -> "Did you mean %s? %s".formatted(near, help))
                    .orElse(help);
        }
        return help;
    }

    private static Optional<String> nearest(CommandLine command, String argument) {
        List<String> names = argument.startsWith("-")
                ? command.getCommandSpec().options().stream()
                        .map(CommandLine.Model.OptionSpec::longestName)
                        .toList()
                : List.copyOf(command.getSubcommands().keySet());
        return Suggestion.nearest(argument.replaceFirst("=.*", ""), names);
    }

    /// A command that ended with an exception or an error.
    int failed(Throwable thrown, boolean verbose) {
        Optional<ExitCode> ending = host.ending().code();
        if (ending.isPresent()) {
            return ending.get().code(); // a signal ends the process
        }
        Failure failure = Failure.of(thrown);
        if (!(thrown instanceof OutputClosedException)) {
            messages.fail(failure);
        }
        if (verbose) {
            messages.trace(thrown);
        }
        for (Throwable further : thrown.getSuppressed()) {
            messages.say("then: " + Failure.of(further).problem());
        }
        return failure.exitCode().code();
    }
}
