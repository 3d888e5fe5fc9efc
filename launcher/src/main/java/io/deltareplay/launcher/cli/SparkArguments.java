package io.deltareplay.launcher.cli;

import io.deltareplay.channel.ChannelOptions;
import io.deltareplay.filelist.FileColumn;
import io.deltareplay.launcher.distributed.DistributedOptions;
import io.deltareplay.launcher.error.UsageException;
import io.deltareplay.launcher.spark.SparkSettings;
import io.deltareplay.launcher.text.Human;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How a replay on Spark is run.
final class SparkArguments extends ClusterArguments {
    @Option(
            names = "--no-fallback",
            description =
                    "With --mode auto: fail when the cluster cannot be used, instead of replaying in this process.")
    boolean noFallback;

    @Option(names = "--spark-ui", description = "Open the Spark UI of the application; its address is printed.")
    boolean ui;

    @Option(
            names = "--spill-limit",
            paramLabel = "SIZE",
            converter = ByteSizeConverter.class,
            description = "How much of what the executors send may wait on this machine's disk until it is delivered. "
                    + "Default: 8g.")
    long spillLimit = 8L << 30;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            description =
                    "The address of this machine at which executors deliver. Default: 127.0.0.1 when the master is "
                            + "on this machine, else all, encrypted.")
    @Nullable
    String bind;

    @Option(
            names = "--advertise",
            paramLabel = "HOST",
            description = "The name or address by which executors reach this machine, when it is another.")
    @Nullable
    String advertise;

    @Option(
            names = "--port",
            paramLabel = "N[-M]",
            converter = PortRange.Converter.class,
            description =
                    "The port, or a range of ports to try, at which executors deliver. Default: any that is free.")
    PortRange port = PortRange.ANY;

    @Option(
            names = "--spark-timeout",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description =
                    "How long the application may take to start, and then the cluster to grant an executor, such as "
                            + "90s or 5m. Default: 2m.")
    Duration timeout = Duration.ofMinutes(2);

    /// What a distributed replay is run with.
    DistributedOptions options(Set<FileColumn> columns, SparkSettings settings, Path temporaryFolder) {
        if (spillLimit < ChannelOptions.MIN_SPILL_LIMIT) {
            throw new UsageException(
                    "--spill-limit %s is too small".formatted(Human.bytes(spillLimit)),
                    "Give at least %s.".formatted(Human.bytes(ChannelOptions.MIN_SPILL_LIMIT)));
        }
        refusePort(advertise);
        return new DistributedOptions(
                columns,
                settings,
                new DistributedOptions.Listening(
                        Optional.ofNullable(bind), Optional.ofNullable(advertise), port.first(), port.last()),
                spillLimit,
                temporaryFolder,
                timeout);
    }

    /// One colon is a port; more of them are an address of version 6.
    private static void refusePort(@Nullable String host) {
        if (host != null && host.indexOf(':') >= 0 && host.indexOf(':') == host.lastIndexOf(':')) {
            throw new UsageException(
                    "--advertise %s is no host name or address".formatted(host),
                    "Leave the port out; --port chooses it.");
        }
    }
}
