package io.deltareplay.oracle.tables;

import io.deltareplay.oracle.UsageException;
import java.util.List;
import java.util.stream.Stream;

/// The fixtures: those about the log, and families of tables for one purpose.
public final class Fixtures {
    private Fixtures() {}

    /// A family of them.
    public static List<Fixture> family(String name) {
        return switch (name) {
            case "log" -> all();
            case "where" -> WhereFixtures.all();
            case "stream" -> StreamFixtures.all();
            default -> throw new UsageException("--family is log, where or stream, not " + name);
        };
    }

    /// Those about the log itself, which every test of a replay goes through.
    public static List<Fixture> all() {
        return Stream.of(
                        CheckpointKindFixtures.all(),
                        StatsFixtures.all(),
                        PartitionFixtures.all(),
                        DeletionVectorFixtures.all(),
                        PathFixtures.all(),
                        FolderFixtures.all(),
                        TailFixtures.all(),
                        CompactionFixtures.all(),
                        LogStateFixtures.all(),
                        FeatureFixtures.all())
                .flatMap(List::stream)
                .toList();
    }
}
