package io.deltareplay.launcher.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "delta-replay",
        versionProvider = ProgramVersion.class,
        sortOptions = false,
        header = "Which data files make up this Delta table at this version?",
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        footer = {
            "",
            "Examples:",
            "  delta-replay files /data/sales                      first files and totals",
            "  delta-replay files /data/sales > files.arrows       all of them, as an Arrow stream",
            "  delta-replay files /data/sales --format paths       one path a line",
            "  delta-replay snapshot /data/sales > files.arrows    in order and numbered, for a stream to start from",
            "  delta-replay inspect /data/sales                    what its log looks like",
            "",
            "Exit codes: 0 done, 1 internal error, 2 usage, 3 no such table or version, 4 damaged log or",
            "unsupported feature, 5 storage, 6 Spark submission failed, 7 Spark job failed, 8 result transfer",
            "failed, 130 interrupted, 141 output closed by its reader, 143 terminated."
        })
final class TopCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the program's version and exit.")
    boolean version;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "no command given; there are files, snapshot, inspect and completion");
    }
}
