package io.deltareplay.launcher.replay;

import io.deltareplay.filelist.FileColumn;
import io.deltareplay.filelist.FileListSchema;
import io.deltareplay.launcher.inspect.LogInspector;
import io.deltareplay.launcher.inspect.VersionSelector;
import io.deltareplay.launcher.plan.ReplayPlan;
import io.deltareplay.launcher.storage.LocalStorage;
import io.deltareplay.launcher.table.LogFacts;
import io.deltareplay.launcher.table.TableLocation;
import io.deltareplay.predicate.Where;
import java.nio.file.Path;
import java.util.Set;
import org.apache.arrow.memory.RootAllocator;
import org.jspecify.annotations.Nullable;

/// Inspects and replays a table as the command line does, in this process.
public record SerialRun(LogFacts facts, ReplayResult result, CollectingSink sink) {
    public static final Set<FileColumn> ALL_COLUMNS = FileListSchema.ACTION_COLUMNS;

    public static SerialRun latest(Path table) {
        return of(table, new VersionSelector.Latest(), ALL_COLUMNS, 256 << 20);
    }

    public static SerialRun of(Path table, VersionSelector version, Set<FileColumn> columns, long memoryBytes) {
        return of(table, version, columns, memoryBytes, Path.of(System.getProperty("java.io.tmpdir")));
    }

    public static SerialRun of(
            Path table, VersionSelector version, Set<FileColumn> columns, long memoryBytes, Path spillFolder) {
        LogFacts facts = new LogInspector(new LocalStorage()).inspect(TableLocation.parse(table.toString()), version);
        return of(facts, columns, null, memoryBytes, spillFolder);
    }

    /// The files that a predicate keeps.
    static SerialRun of(Path table, VersionSelector version, Set<FileColumn> columns, Where where, long memoryBytes) {
        LogFacts facts = new LogInspector(new LocalStorage()).inspect(TableLocation.parse(table.toString()), version);
        return of(facts, columns, where, memoryBytes, Path.of(System.getProperty("java.io.tmpdir")));
    }

    public static SerialRun of(LogFacts facts, long memoryBytes) {
        return of(facts, ALL_COLUMNS, null, memoryBytes, Path.of(System.getProperty("java.io.tmpdir")));
    }

    /// The files that a predicate keeps.
    public static SerialRun of(LogFacts facts, Set<FileColumn> columns, Where where) {
        return of(facts, columns, where, 256 << 20, Path.of(System.getProperty("java.io.tmpdir")));
    }

    private static SerialRun of(
            LogFacts facts, Set<FileColumn> columns, @Nullable Where where, long memoryBytes, Path spillFolder) {
        CollectingSink sink = new CollectingSink();
        try (RootAllocator allocator = new RootAllocator(512 << 20)) {
            ReplayResult result = new SerialReplayer(new LocalStorage(), allocator)
                    .replay(
                            new ReplayPlan.Serial(facts, "test"),
                            new ReplayOptions(columns, where, memoryBytes, spillFolder),
                            sink,
                            ReplayProgress.NONE);
            // The allocator's close fails on a leak.
            return new SerialRun(facts, result, sink);
        }
    }
}
