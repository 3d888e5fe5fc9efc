package io.deltareplay.launcher.cli;

import io.deltareplay.launcher.plan.Mode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// By which means.
final class WorkArguments {
    @Option(
            names = "--mode",
            paramLabel = "MODE",
            description = {
                "auto         on the cluster of --master when the log is large enough, else serial; the default",
                "serial       in this process",
                "distributed  on Spark: the cluster of --master, or this machine"
            })
    Mode mode = Mode.AUTO;

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            converter = ByteSizeConverter.class,
            description = "What the log's newest part, and rows that are put in order, may take in memory before they "
                    + "are spilled to disk, such as 512m. Default: a quarter of the heap.")
    @Nullable
    Long memory;

    /// What was asked for, or a share of what there is.
    long memoryBytes() {
        return memory == null ? Runtime.getRuntime().maxMemory() / 4 : memory;
    }
}
