package io.deltareplay.launcher.distributed;

import io.deltareplay.filelist.FileColumn;
import io.deltareplay.launcher.spark.SparkSettings;
import io.deltareplay.predicate.Where;
import io.deltareplay.request.SnapshotOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// What a distributed replay should deliver, and within what.
///
/// @param columns the columns to deliver
/// @param order how the files are to be ordered and numbered; empty when they may come in any order
/// @param where which files are wanted; empty for all
/// @param spark what to start Spark with
/// @param listening where the job reports
/// @param spillLimit how many bytes may wait on disk until they are delivered
/// @param temporaryFolder where they wait, and where Spark's log goes
/// @param patience how long the driver may take to register, and the cluster to grant an executor
public record DistributedOptions(
        Set<FileColumn> columns,
        Optional<SnapshotOrder> order,
        Optional<Where> where,
        SparkSettings spark,
        Listening listening,
        long spillLimit,
        Path temporaryFolder,
        Duration patience) {
    public DistributedOptions {
        columns = Set.copyOf(columns);
    }

    /// All files, in any order.
    public DistributedOptions(
            Set<FileColumn> columns,
            SparkSettings spark,
            Listening listening,
            long spillLimit,
            Path temporaryFolder,
            Duration patience) {
        this(columns, Optional.empty(), Optional.empty(), spark, listening, spillLimit, temporaryFolder, patience);
    }

    /// The same with other columns.
    public DistributedOptions withColumns(Set<FileColumn> other) {
        return new DistributedOptions(other, order, where, spark, listening, spillLimit, temporaryFolder, patience);
    }

    /// The same in an order: the sink gets the files in it, with their `index` if that is among the columns.
    public DistributedOptions ordered(SnapshotOrder wanted) {
        return new DistributedOptions(
                columns, Optional.of(wanted), where, spark, listening, spillLimit, temporaryFolder, patience);
    }

    /// The same for some files only.
    public DistributedOptions where(Optional<Where> wanted) {
        return new DistributedOptions(columns, order, wanted, spark, listening, spillLimit, temporaryFolder, patience);
    }

    /// Where the launcher listens.
    ///
    /// @param bind the address; empty for loopback where that is enough, else for every address
    /// @param advertise the host that executors connect to; empty for a guess
    /// @param firstPort the first port to try; 0 for any
    /// @param lastPort the last port to try
    public record Listening(Optional<String> bind, Optional<String> advertise, int firstPort, int lastPort) {
        /// Nothing was said.
        public static final Listening ANYWHERE = new Listening(Optional.empty(), Optional.empty(), 0, 0);
    }
}
