package io.deltareplay.launcher.cli;

import io.deltareplay.launcher.deliver.FileListSink;
import io.deltareplay.launcher.deliver.Leftovers;
import io.deltareplay.launcher.distributed.DistributedOptions;
import io.deltareplay.launcher.distributed.DistributedProgress;
import io.deltareplay.launcher.distributed.DistributedReplayer;
import io.deltareplay.launcher.distributed.Epilogue;
import io.deltareplay.launcher.inspect.LogInspector;
import io.deltareplay.launcher.inspect.VersionSelector;
import io.deltareplay.launcher.plan.ReplayPlan;
import io.deltareplay.launcher.replay.KeptEstimate;
import io.deltareplay.launcher.replay.KeptEstimator;
import io.deltareplay.launcher.replay.ReplayOptions;
import io.deltareplay.launcher.replay.ReplayProgress;
import io.deltareplay.launcher.replay.ReplayResult;
import io.deltareplay.launcher.replay.SerialReplayer;
import io.deltareplay.launcher.storage.LocalStorage;
import io.deltareplay.launcher.storage.Storage;
import io.deltareplay.launcher.table.LogFacts;
import io.deltareplay.launcher.table.TableLocation;
import io.deltareplay.predicate.Where;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;

/// The core over the local file system.
final class LocalEngine implements Engine {
    private final Storage storage = new LocalStorage();
    private final Leftovers leftovers;

    /// @param leftovers what must not outlive the process
    LocalEngine(Leftovers leftovers) {
        this.leftovers = leftovers;
    }

    @Override
    public TableLocation locate(String table) {
        return TableLocation.parse(table);
    }

    @Override
    public LogFacts inspect(TableLocation location, VersionSelector selector) {
        return new LogInspector(storage).inspect(location, selector);
    }

    @Override
    public KeptEstimate estimate(LogFacts facts, Where where) {
        try (BufferAllocator allocator = new RootAllocator()) {
            return new KeptEstimator(storage, allocator).estimate(facts, where);
        }
    }

    @Override
    public ReplayResult replay(
            ReplayPlan.Serial plan, ReplayOptions options, FileListSink sink, ReplayProgress progress) {
        try (BufferAllocator allocator = new RootAllocator()) {
            return new SerialReplayer(storage, allocator).replay(plan, options, sink, progress);
        }
    }

    @Override
    public ReplayResult replay(
            ReplayPlan.Distributed plan,
            DistributedOptions options,
            FileListSink sink,
            DistributedProgress progress,
            Epilogue epilogue) {
        return new DistributedReplayer(leftovers).replay(plan, options, sink, progress, epilogue);
    }
}
