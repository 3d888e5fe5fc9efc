package io.deltareplay.launcher.cli;

import io.deltareplay.launcher.spark.SparkSettings;
import io.deltareplay.request.SnapshotOrder;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;

@Command(
        name = "snapshot",
        sortOptions = false,
        sortSynopsis = false,
        header = "List a table's files as a stream's initial snapshot: in order, and numbered.",
        customSynopsis = "delta-replay snapshot TABLE [OPTIONS] [-- SPARK-SUBMIT OPTIONS]",
        description = {
            "",
            "The order is by modification time, then by path. The column index counts from 0, stats is null. There may "
                    + "be any number of files, and the same version has the same snapshot each time."
        },
        parameterListHeading = "%n",
        optionListHeading = "%nWhich version:%n",
        footer = {
            "",
            "Examples:",
            "  delta-replay snapshot /data/sales",
            "  delta-replay snapshot /data/sales --version 42 -o snapshot.arrows",
            "  delta-replay snapshot /data/sales --version 42 --from-index 250000 --format jsonl",
            "  delta-replay snapshot /data/sales --columns path,size,index --format csv",
            "  delta-replay snapshot /data/sales --master spark://cluster:7077 -o snapshot.arrows",
        })
final class SnapshotCommand extends ListingCommand {
    @ArgGroup(validate = false, heading = "%nWhat to deliver:%n", order = 1)
    final SnapshotOutput delivered = new SnapshotOutput();

    SnapshotCommand(Host host, Supplier<Engine> engine) {
        super("snapshot", host, engine);
    }

    @Override
    OutputArguments delivered() {
        return delivered;
    }

    @Override
    Optional<SnapshotOrder> order(SparkSettings settings) {
        return Optional.of(spark.order(settings, delivered.firstIndex()));
    }
}
