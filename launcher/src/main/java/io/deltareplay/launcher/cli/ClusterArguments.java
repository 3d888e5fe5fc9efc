package io.deltareplay.launcher.cli;

import io.deltareplay.launcher.error.UsageException;
import io.deltareplay.launcher.plan.Cluster;
import io.deltareplay.launcher.plan.CostModel;
import io.deltareplay.launcher.plan.Mode;
import io.deltareplay.launcher.plan.PartitionCount;
import io.deltareplay.launcher.plan.PlanWishes;
import io.deltareplay.launcher.plan.SnapshotPartitions;
import io.deltareplay.launcher.spark.SparkSettings;
import io.deltareplay.request.SnapshotOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which Spark there is and when it is worth its start: what a plan depends on.
class ClusterArguments {
    @Option(
            names = "--master",
            paramLabel = "URL",
            description = "The cluster to run on: spark://HOST:PORT, yarn, k8s://..., or local[N] for this machine. "
                    + "Default: spark.master of --conf, --properties-file or the Spark home's spark-defaults.conf.")
    @Nullable
    String master;

    @Option(
            names = "--spark-home",
            paramLabel = "DIR",
            converter = FileConverter.class,
            description =
                    "The Spark to submit with. Default: SPARK_HOME, else the Spark that is built with this program.")
    @Nullable
    Path sparkHome;

    @Option(
            names = "--conf",
            paramLabel = "KEY=VALUE",
            description = "A property for Spark; may be repeated. " + PartitionCount.KEY
                    + " is a number of partitions, or auto.")
    List<String> conf = List.of();

    @Option(
            names = "--properties-file",
            paramLabel = "FILE",
            converter = FileConverter.class,
            description = "Properties for Spark, in place of the Spark home's spark-defaults.conf.")
    @Nullable
    Path propertiesFile;

    @Option(
            names = "--distributed-above",
            paramLabel = "N",
            description = "With --mode auto: use the cluster for logs of more than N file actions. Default: where the "
                    + "cluster is expected to be faster.")
    @Nullable
    Long distributedAbove;

    @Option(
            names = "--strategy",
            paramLabel = "NAME",
            description = {
                "How executors find the newest action of each file; default: auto.",
                "window     shuffle and sort all actions; for long tails, or logs without a checkpoint",
                "anti-join  broadcast the tail and filter the checkpoint; for short tails",
                "auto       one of them, by the log"
            })
    StrategyName strategy = StrategyName.AUTO;

    /// What Spark would be started with.
    ///
    /// @param submitArguments what stood after `--`
    /// @param ui whether the Spark UI was asked for
    final SparkSettings settings(List<String> submitArguments, boolean ui, Host host) {
        SparkSettings settings = SparkSettings.of(
                Optional.ofNullable(sparkHome),
                Optional.ofNullable(master),
                conf,
                Optional.ofNullable(propertiesFile),
                submitArguments,
                ui,
                host.environment());
        Optional.ofNullable(settings.conf().get(PartitionCount.KEY)).ifPresent(PartitionCount::parse);
        Optional.ofNullable(settings.conf().get(SnapshotPartitions.KEY)).ifPresent(SnapshotPartitions::parse);
        return settings;
    }

    /// How a distributed snapshot would be ordered.
    ///
    /// @param firstIndex files before this one are not wanted
    final SnapshotOrder order(SparkSettings settings, long firstIndex) {
        int partitions = settings.property(SnapshotPartitions.KEY)
                .map(property -> SnapshotPartitions.parse(property.value()))
                .orElse(SnapshotPartitions.DEFAULT);
        return new SnapshotOrder(partitions, firstIndex);
    }

    /// What a plan may be.
    final PlanWishes wishes(Mode mode, SparkSettings settings) {
        if (distributedAbove != null && distributedAbove < 0) {
            throw new UsageException(
                    "--distributed-above %d is negative".formatted(distributedAbove), "Give a number of file actions.");
        }
        return new PlanWishes(
                mode,
                settings.master()
                        .map(configured -> new Cluster(
                                configured.value(),
                                configured.origin(),
                                settings.slots().orElse(CostModel.ASSUMED_SLOTS))),
                distributedAbove,
                strategy.strategy().orElse(null),
                mode == Mode.SERIAL
                        ? new PartitionCount.Default()
                        : settings.property(PartitionCount.KEY)
                                .map(property -> PartitionCount.parse(property.value()))
                                .orElseGet(PartitionCount.Default::new));
    }
}
