package io.deltareplay.launcher.cli;

import io.deltareplay.launcher.deliver.Compression;
import io.deltareplay.launcher.deliver.Format;
import io.deltareplay.launcher.plan.Mode;
import java.util.Arrays;
import java.util.function.Supplier;
import picocli.CommandLine;

/// The command line, put together from its host and engine.
public final class DeltaReplay {
    private final CommandLine commandLine;
    private final CommandErrors errors;

    /// @param engine made only when a command needs it
    public DeltaReplay(Host host, Supplier<Engine> engine) {
        this.errors = new CommandErrors(host);
        this.commandLine = new CommandLine(new TopCommand())
                .addSubcommand(new FilesCommand(host, engine))
                .addSubcommand(new SnapshotCommand(host, engine))
                .addSubcommand(new InspectCommand(host, engine))
                .addSubcommand(new CompletionCommand())
                .registerConverter(Format.class, new NameConverter<>(Format.class))
                .registerConverter(Compression.class, new NameConverter<>(Compression.class))
                .registerConverter(Mode.class, new NameConverter<>(Mode.class))
                .registerConverter(StrategyName.class, new NameConverter<>(StrategyName.class))
                .registerConverter(InspectCommand.Form.class, new NameConverter<>(InspectCommand.Form.class))
                .registerConverter(CompletionCommand.Shell.class, new NameConverter<>(CompletionCommand.Shell.class))
                .setOut(host.out())
                .setErr(host.messages())
                .setParameterExceptionHandler(errors)
                .setExecutionExceptionHandler((thrown, command, parsed) ->
                        errors.failed(thrown, isVerbose(parsed.originalArgs().toArray(String[]::new))));
    }

    /// Runs the command that the arguments name.
    ///
    /// @return the exit code
    public int run(String... arguments) {
        try {
            return commandLine.execute(arguments);
        } catch (Error thrown) { // out of memory, most likely, which picocli lets through
            return errors.failed(thrown, isVerbose(arguments));
        }
    }

    private static boolean isVerbose(String... arguments) {
        // What follows "--" is for spark-submit, which has an option of that name, too.
        return Arrays.stream(arguments)
                .takeWhile(a -> !a.equals("--"))
                .anyMatch(a -> a.equals("--verbose") || a.equals("-v"));
    }
}
