package io.deltareplay.launcher.snapshot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deltareplay.filelist.FileColumn;
import io.deltareplay.launcher.plan.ReplayPlan;
import io.deltareplay.launcher.replay.CollectingSink;
import io.deltareplay.launcher.replay.ReplayOptions;
import io.deltareplay.launcher.replay.ReplayProgress;
import io.deltareplay.launcher.replay.ReplayResult;
import io.deltareplay.launcher.replay.SerialReplayer;
import io.deltareplay.launcher.storage.LocalStorage;
import io.deltareplay.launcher.table.LogFacts;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.apache.arrow.memory.RootAllocator;

/// A table's snapshot with all its columns, made in this process.
public final class SnapshotRun {
    private SnapshotRun() {}

    public static List<ObjectNode> of(LogFacts facts, long memoryBytes) {
        SnapshotOptions options = new SnapshotOptions(
                EnumSet.allOf(FileColumn.class), 0, memoryBytes, Path.of(System.getProperty("java.io.tmpdir")));
        CollectingSink sink = new CollectingSink();
        try (RootAllocator allocator = new RootAllocator();
                SnapshotSorter sorter = new SnapshotSorter(options, facts)) {
            ReplayResult replayed = new SerialReplayer(new LocalStorage(), allocator)
                    .replay(
                            new ReplayPlan.Serial(facts, "test"),
                            new ReplayOptions(options.replayed(), memoryBytes, options.spillFolder()),
                            sorter,
                            ReplayProgress.NONE);
            sorter.deliver(replayed, sink, SnapshotProgress.NONE);
        }
        return sink.rows();
    }
}
