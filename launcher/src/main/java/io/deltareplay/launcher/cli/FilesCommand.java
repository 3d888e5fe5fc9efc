package io.deltareplay.launcher.cli;

import io.deltareplay.launcher.where.Selection;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;

@Command(
        name = "files",
        sortOptions = false,
        sortSynopsis = false,
        header = "List the data files that make up a table at a version.",
        customSynopsis = "delta-replay files TABLE [OPTIONS] [-- SPARK-SUBMIT OPTIONS]",
        description = {
            "",
            "Data goes to standard output or to --output and nothing else does; the summary, progress and errors go to "
                    + "standard error."
        },
        parameterListHeading = "%n",
        optionListHeading = "%nWhich version:%n",
        footer = {
            "",
            "Examples:",
            "  delta-replay files /data/sales",
            "  delta-replay files /data/sales --where \"date >= '2024-01-01' AND region IN (3, 4)\"",
            "  delta-replay files /data/sales --stats --compression zstd -o files.arrows",
            "  delta-replay files /data/sales --format jsonl --columns path,size | jq .path",
            "  delta-replay files /data/sales --format paths --print0 | xargs -0 ls -l",
            "  delta-replay files /data/sales --timestamp 2026-11-25T16:30:00Z --format csv",
            "  delta-replay files /data/sales --mode distributed > files.arrows",
            "  delta-replay files /data/sales --master spark://cluster:7077 -o files.arrows -- --executor-memory 4g",
        })
final class FilesCommand extends ListingCommand {
    @ArgGroup(validate = false, heading = "%nWhich files:%n", order = 0)
    final WhereArguments where = new WhereArguments();

    @ArgGroup(validate = false, heading = "%nWhat to deliver:%n", order = 1)
    final FilesOutput delivered = new FilesOutput();

    FilesCommand(Host host, Supplier<Engine> engine) {
        super("files", host, engine);
    }

    @Override
    OutputArguments delivered() {
        return delivered;
    }

    @Override
    Optional<Selection> selection() {
        return where.selection();
    }
}
