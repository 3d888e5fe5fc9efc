package io.deltareplay.launcher.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.deltareplay.launcher.error.DamagedLogException;
import io.deltareplay.launcher.error.NoSuchTableException;
import io.deltareplay.launcher.table.Checkpoint;
import io.deltareplay.launcher.table.FileActionEstimate.Source;
import io.deltareplay.launcher.table.LogFacts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A complete checkpoint whose own version's commit is gone is all that newer versions need of the past.
class GoneCommitTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"classic", "multi-part", "v2-json", "v2-parquet"})
    void theVersionsAfterItAreListedWithAWarning(String name) {
        TestLog log = beginningWithACheckpoint(name);

        for (long version = 6; version <= 7; version++) {
            LogFacts facts = log.inspect(new VersionSelector.AtVersion(version));
            assertEquals(version, facts.version());
            assertEquals(Optional.of(5L), facts.segment().checkpoint().map(Checkpoint::version));
            assertEquals(version - 5, facts.segment().tail().size());
            assertEquals(List.of(warning(log)), facts.warnings());
        }
        LogFacts facts = log.inspect();
        assertEquals(7, facts.version());
        assertEquals(List.of("00000000000000000006.json", "00000000000000000007.json"), commits(facts));
        assertEquals(List.of(warning(log)), facts.warnings());
    }

    @Test
    void olderCommitsDoNotMatter() {
        TestLog log = TestLog.copy("classic", folder.resolve("table"));
        log.delete(log.commitFile(5));

        assertEquals(List.of(warning(log)), log.inspect().warnings());
        LogFacts older = log.inspect(new VersionSelector.AtVersion(4));
        assertEquals(5, older.segment().tail().size());
        assertEquals(List.of(), older.warnings());
    }

    @Test
    void theHintDoesNotMatter() {
        TestLog log = beginningWithACheckpoint("classic");
        log.delete(log.folder().resolve("_last_checkpoint"));

        assertEquals(List.of(warning(log)), log.inspect().warnings());
    }

    @Test
    void theVersionItselfIsRefusedWithTheReason() {
        for (TestLog log : List.of(beginningWithACheckpoint("classic"), withoutCommitFive())) {
            DamagedLogException e =
                    assertThrows(DamagedLogException.class, () -> log.inspect(new VersionSelector.AtVersion(5)));

            assertTrue(
                    e.getMessage().contains("00000000000000000005.json is missing, and version 5 needs it"),
                    e::getMessage);
            assertTrue(e.remedy().startsWith("Choose a version from 6 to 7"), e::remedy);
        }
    }

    @Test
    void aVersionBeforeItWasCleanedUp() {
        NoSuchTableException e = assertThrows(
                NoSuchTableException.class,
                () -> beginningWithACheckpoint("classic").inspect(new VersionSelector.AtVersion(3)));

        assertTrue(e.getMessage().contains("log cleanup removed it; the oldest left is 6"), e::getMessage);
    }

    @Test
    void timesAreThoseOfTheVersionsAfterIt() {
        TestLog log = beginningWithACheckpoint("classic").committedAt(6, 60_000).committedAt(7, 70_000);

        assertEquals(6, log.inspect(at(60_000)).version());
        assertEquals(6, log.inspect(at(69_999)).version());
        LogFacts newest = log.inspect(at(70_000));
        assertEquals(7, newest.version());
        assertEquals(Optional.of(70_000L), newest.timestamp());
        assertEquals(List.of(warning(log)), newest.warnings());
    }

    @ParameterizedTest
    @ValueSource(longs = {59_999, 0, -60_000})
    void aTimeBeforeThemIsRefusedWithTheReason(long time) {
        TestLog log = beginningWithACheckpoint("classic").committedAt(6, 60_000).committedAt(7, 70_000);

        DamagedLogException e = assertThrows(DamagedLogException.class, () -> log.inspect(at(time)));

        assertTrue(
                e.getMessage().contains("00000000000000000005.json is missing, and the newest version at"),
                e::getMessage);
        assertTrue(e.remedy().startsWith("Choose a version from 6 to 7"), e::remedy);
    }

    @Test
    void aGapAfterItIsRefusedByItsRightName() {
        TestLog log = beginningWithACheckpoint("classic");
        log.delete(log.commitFile(6));

        DamagedLogException e = assertThrows(DamagedLogException.class, log::inspect);

        assertTrue(e.getMessage().contains("00000000000000000006.json is missing: version 7 needs it"), e::getMessage);
    }

    @Test
    void anIncompleteCheckpointDoesNotStandInForItsCommit() {
        TestLog log = beginningWithACheckpoint("multi-part");
        log.delete(log.folder().resolve("00000000000000000005.checkpoint.0000000002.0000000004.parquet"));

        DamagedLogException e = assertThrows(DamagedLogException.class, log::inspect);

        assertTrue(e.getMessage().contains("part 2 of 4 of its checkpoint is missing"), e::getMessage);
    }

    @Test
    void itsChecksumCounts() {
        TestLog log = beginningWithACheckpoint("classic");
        log.write("00000000000000000005.crc", "not JSON, to see that it is read");

        List<String> warnings = log.inspect().warnings();

        assertEquals(2, warnings.size(), warnings::toString);
        assertTrue(warnings.getFirst().contains("00000000000000000005.crc"), warnings::toString);
    }

    @Test
    void inCommitTimestampsNameVersionsToo() {
        TestLog log = beginningWithACheckpoint("classic")
                .commit(
                        6,
                        TestLog.inCommitTimestamp(60_000),
                        TestLog.protocol(1, "", "\"inCommitTimestamp\"").replace("\"readerFeatures\":[],", ""),
                        TestLog.METADATA.replace(
                                "\"configuration\":{}",
                                "\"configuration\":{\"delta.enableInCommitTimestamps\":\"true\"}"))
                .commit(7, TestLog.inCommitTimestamp(70_000), TestLog.add("b"));

        assertEquals(Optional.of(70_000L), log.inspect().timestamp());
        assertEquals(6, log.inspect(at(60_000)).version());
        assertEquals(6, log.inspect(at(69_999)).version());
        assertEquals(7, log.inspect(at(70_000)).version());
        DamagedLogException e = assertThrows(DamagedLogException.class, () -> log.inspect(at(59_999)));
        assertTrue(e.getMessage().contains("00000000000000000005.json is missing"), e::getMessage);
    }

    @Test
    void theNameIsNeverOpened() {
        TestLog log = beginningWithACheckpoint("classic").committedAt(6, 60_000).committedAt(7, 70_000);
        CountingStorage storage = new CountingStorage();

        new LogInspector(storage).inspect(log.location(), new VersionSelector.Latest());
        new LogInspector(storage).inspect(log.location(), at(65_000));

        assertEquals(0, storage.openings("00000000000000000005.json"));
        assertTrue(storage.openings("00000000000000000006.json") > 0);
    }

    @Test
    void theEstimateIsMadeAsEver() {
        assertEquals(
                Source.LAST_CHECKPOINT,
                beginningWithACheckpoint("classic").inspect().estimate().source());
    }

    private TestLog beginningWithACheckpoint(String name) {
        TestLog log = TestLog.copy(name, folder.resolve(name));
        for (long version = 0; version <= 5; version++) {
            log.delete(log.commitFile(version));
        }
        return log;
    }

    private TestLog withoutCommitFive() {
        TestLog log = TestLog.copy("classic", folder.resolve("without-5"));
        log.delete(log.commitFile(5));
        return log;
    }

    private static String warning(TestLog log) {
        return log.commitFile(5) + " is missing; the checkpoint of version 5 stands in for it";
    }

    private static List<String> commits(LogFacts facts) {
        return facts.segment().commits().stream()
                .map(commit -> commit.file().name())
                .toList();
    }

    private static VersionSelector at(long milliseconds) {
        return new VersionSelector.AtTimestamp(Instant.ofEpochMilli(milliseconds));
    }
}
