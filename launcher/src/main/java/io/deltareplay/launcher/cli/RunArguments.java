package io.deltareplay.launcher.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What every command that looks at a table takes.
final class RunArguments {
    @Option(
            names = "--report",
            paramLabel = "FILE",
            converter = FileConverter.class,
            description = "Write a JSON report of the run to FILE, also when it fails.")
    @Nullable
    Path report;

    @Option(
            names = {"-q", "--quiet"},
            description = "No summary and no progress; warnings and errors only.")
    boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            description = "Say what is being done; show stack traces of failures.")
    boolean verbose;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    boolean help;
}
