package io.deltareplay.oracle.tables;

import java.util.List;
import java.util.stream.Stream;

/// Every fixture.
public final class Fixtures {
    private Fixtures() {}

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
