package io.deltareplay.launcher.cli;

import io.deltareplay.launcher.deliver.FileListSink;
import io.deltareplay.launcher.distributed.DistributedOptions;
import io.deltareplay.launcher.distributed.DistributedProgress;
import io.deltareplay.launcher.distributed.Epilogue;
import io.deltareplay.launcher.inspect.VersionSelector;
import io.deltareplay.launcher.plan.ReplayPlan;
import io.deltareplay.launcher.replay.KeptEstimate;
import io.deltareplay.launcher.replay.ReplayOptions;
import io.deltareplay.launcher.replay.ReplayProgress;
import io.deltareplay.launcher.replay.ReplayResult;
import io.deltareplay.launcher.table.LogFacts;
import io.deltareplay.launcher.table.TableLocation;
import io.deltareplay.predicate.Where;

/// What the commands ask of the core.
public interface Engine {
    /// The table that the user means.
    TableLocation locate(String table);

    /// What is known of a table's version before it is replayed.
    LogFacts inspect(TableLocation location, VersionSelector selector);

    /// Tells about how many files a predicate keeps, from a sample.
    KeptEstimate estimate(LogFacts facts, Where where);

    /// Delivers the active files from this process.
    ReplayResult replay(ReplayPlan.Serial plan, ReplayOptions options, FileListSink sink, ReplayProgress progress);

    /// Delivers the active files from Spark.
    ///
    /// @param epilogue takes what is left to do when the result is out
    ReplayResult replay(
            ReplayPlan.Distributed plan,
            DistributedOptions options,
            FileListSink sink,
            DistributedProgress progress,
            Epilogue epilogue);
}
