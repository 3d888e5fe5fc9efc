package io.deltareplay.oracle.log;

import io.deltareplay.oracle.CommandLine;
import io.deltareplay.oracle.StatsForm;
import io.deltareplay.oracle.UsageException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// What a large log should look like.
///
/// @param directory the table's folder, which must not exist yet
/// @param files number of active files that the checkpoint holds
/// @param tail number of commits after the checkpoint
/// @param clustered whether the checkpoint's files are in the order of their statistics, in small row groups
record LargeLogOptions(
        Path directory,
        int files,
        CheckpointForm checkpoint,
        StatsForm stats,
        boolean partitionValuesParsed,
        int tail,
        TripsLayout layout,
        boolean clustered) {

    /// Files that the tail touches: fewer files than this cannot carry it.
    private static final int FILES_PER_TAIL_COMMIT = 100;

    LargeLogOptions {
        if (partitionValuesParsed != stats.asStruct() && !(checkpoint instanceof CheckpointForm.Classic)) {
            throw new UsageException(
                    "only a classic checkpoint can have partitionValues_parsed without stats as struct, or the"
                            + " other way round");
        }
        if (clustered && !(checkpoint instanceof CheckpointForm.V2 && stats.asStruct())) {
            throw new UsageException("--clustered is for v2 checkpoints with stats as struct");
        }
        if (files < FILES_PER_TAIL_COMMIT * (tail + 1)) {
            throw new UsageException("--files must be at least " + FILES_PER_TAIL_COMMIT * (tail + 1)
                    + " for a tail of " + tail + " commits, got " + files);
        }
    }

    /// The form that has at least the struct columns asked for.
    StatsForm statsAsDeltaSparkWritesThem() {
        if (!partitionValuesParsed || stats.asStruct()) {
            return stats;
        }
        return stats.asJson() ? StatsForm.BOTH : StatsForm.STRUCT;
    }

    static LargeLogOptions parse(List<String> arguments) {
        CommandLine line = CommandLine.parse(
                arguments,
                Set.of("--files", "--checkpoint", "--stats", "--partition-values-parsed", "--tail", "--partition-by"),
                Set.of("--clustered"));
        StatsForm stats = StatsForm.parse(line.option("--stats", "json"));
        return new LargeLogOptions(
                Path.of(line.onlyPositional("DIR")).toAbsolutePath(),
                Integer.parseInt(line.option("--files", "10000")),
                CheckpointForm.parse(line.option("--checkpoint", "classic")),
                stats,
                Boolean.parseBoolean(line.option("--partition-values-parsed", Boolean.toString(stats.asStruct()))),
                Integer.parseInt(line.option("--tail", "20")),
                TripsLayout.parse(line.option("--partition-by", "date")),
                line.flag("--clustered"));
    }
}
