package io.deltareplay.launcher.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.deltareplay.launcher.error.DamagedLogException;
import io.deltareplay.launcher.error.ExitCode;
import io.deltareplay.launcher.error.NoSuchTableException;
import io.deltareplay.launcher.table.LogFacts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionSelectionTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 3})
    void anExistingVersionIsFound(long version) {
        assertEquals(
                version, log().inspect(new VersionSelector.AtVersion(version)).version());
    }

    @Test
    void aVersionAfterTheNewestIsRefusedWithWhatThereIs() {
        NoSuchTableException e = refused(log(), new VersionSelector.AtVersion(4));

        assertTrue(e.getMessage().contains("at version 4: its newest version is 3"), e::getMessage);
        assertEquals("Choose a version from 0 to 3.", e.remedy());
        assertEquals(ExitCode.NO_SUCH_TABLE, e.exitCode());
    }

    @Test
    void aVersionThatWasCleanedUpIsRefusedWithWhatThereIs() {
        TestLog log = TestLog.copy("classic", folder.resolve("table"));
        for (long version = 0; version < 5; version++) {
            log.delete(log.commitFile(version));
        }

        NoSuchTableException e = refused(log, new VersionSelector.AtVersion(3));

        assertTrue(
                e.getMessage().contains("at version 3: log cleanup removed it; the oldest left is 5"), e::getMessage);
        assertEquals("Choose a version from 5 to 7.", e.remedy());
        assertEquals(5, log.inspect(new VersionSelector.AtVersion(5)).version());
    }

    @ParameterizedTest
    @CsvSource({"1000, 0", "1999, 0", "2000, 1", "3999, 2", "4000, 3"})
    void aTimeNamesTheNewestVersionUpToIt(long time, long version) {
        assertEquals(version, log().inspect(at(time)).version());
    }

    @Test
    void aTimeBeforeTheFirstCommitNamesNone() {
        NoSuchTableException e = refused(log(), at(999));

        assertTrue(e.getMessage().contains("before the earliest available version 0"), e::getMessage);
    }

    @Test
    void aTimeAfterTheNewestCommitNamesNone() {
        NoSuchTableException e = refused(log(), at(4001));

        assertTrue(e.getMessage().contains("after the latest available version 3"), e::getMessage);
        assertTrue(
                e.getMessage().startsWith("cannot inspect " + folder + ": The provided timestamp 4001 ms"),
                e::getMessage);
        assertTrue(e.remedy().startsWith("Use a timestamp less than or equal to 4000 ms"), e::remedy);
    }

    @ParameterizedTest
    @CsvSource({"50000, 0", "50001, 0", "60000, 1", "79999, 2", "80000, 3"})
    void inCommitTimestampsCountWhereTheTableHasThem(long time, long version) {
        assertEquals(version, inCommitTimestamps().inspect(at(time)).version());
    }

    @Test
    void theTimeOfAVersionIsItsInCommitTimestamp() {
        LogFacts facts = inCommitTimestamps().inspect(new VersionSelector.AtVersion(2));

        assertEquals(Optional.of(70_000L), facts.timestamp());
    }

    @Test
    void timesBeforeInCommitTimestampsWereEnabledAreModificationTimes() {
        TestLog log = TestLog.in(folder)
                .commit(0, TestLog.PROTOCOL, TestLog.METADATA)
                .commits(1, 1)
                .commit(
                        2,
                        TestLog.inCommitTimestamp(70_000),
                        TestLog.protocol(1, "", "\"inCommitTimestamp\"").replace("\"readerFeatures\":[],", ""),
                        TestLog.METADATA.replace("\"configuration\":{}", """
                                "configuration":{"delta.enableInCommitTimestamps":"true",\
                                "delta.inCommitTimestampEnablementVersion":"2",\
                                "delta.inCommitTimestampEnablementTimestamp":"70000"}"""))
                .commit(3, TestLog.inCommitTimestamp(80_000), TestLog.add("x"))
                .committedAt(0, 50_000)
                .committedAt(1, 60_000)
                .committedAt(2, 1)
                .committedAt(3, 1);

        assertEquals(0, log.inspect(at(59_999)).version());
        assertEquals(1, log.inspect(at(69_999)).version());
        assertEquals(2, log.inspect(at(70_000)).version());
        assertEquals(3, log.inspect(at(80_000)).version());
        assertEquals(
                Optional.of(60_000L),
                log.inspect(new VersionSelector.AtVersion(1)).timestamp());
    }

    @Test
    void aCommitThatLacksItsInCommitTimestampIsAWarning() {
        LogFacts facts = inCommitTimestamps().commit(4, TestLog.add("x")).inspect();

        assertEquals(4, facts.version());
        assertEquals(Optional.empty(), facts.timestamp());
        assertEquals(1, facts.warnings().size());
    }

    @Test
    void aCommitThatLacksItsInCommitTimestampIsDamageWhenATimeIsAskedFor() {
        assertThrows(
                DamagedLogException.class,
                () -> inCommitTimestamps().commit(4, TestLog.add("x")).inspect(at(60_000)));
    }

    @Test
    void aNegativeVersionIsNoVersion() {
        assertThrows(IllegalArgumentException.class, () -> new VersionSelector.AtVersion(-1));
    }

    /// Versions 0 to 3, committed at 1000, 2000, 3000 and 4000.
    private TestLog log() {
        TestLog log =
                TestLog.in(folder).commit(0, TestLog.PROTOCOL, TestLog.METADATA).commits(1, 3);
        for (long version = 0; version <= 3; version++) {
            log.committedAt(version, 1000 * (version + 1));
        }
        return log;
    }

    /// Versions 0 to 3, committed at 50,000, 60,000, 70,000 and 80,000 by their own word, modified at other times.
    private TestLog inCommitTimestamps() {
        TestLog log = TestLog.in(folder)
                .commit(
                        0,
                        TestLog.inCommitTimestamp(50_000),
                        TestLog.protocol(1, "", "\"inCommitTimestamp\"").replace("\"readerFeatures\":[],", ""),
                        TestLog.METADATA.replace(
                                "\"configuration\":{}",
                                "\"configuration\":{\"delta.enableInCommitTimestamps\":\"true\"}"))
                .commit(1, TestLog.inCommitTimestamp(60_000), TestLog.add("a"))
                .commit(2, TestLog.inCommitTimestamp(70_000), TestLog.add("b"))
                .commit(3, TestLog.inCommitTimestamp(80_000), TestLog.add("c"));
        for (long version = 0; version <= 3; version++) {
            log.committedAt(version, 1000 * (4 - version));
        }
        return log;
    }

    private static VersionSelector at(long milliseconds) {
        return new VersionSelector.AtTimestamp(Instant.ofEpochMilli(milliseconds));
    }

    private static NoSuchTableException refused(TestLog log, VersionSelector selector) {
        return assertThrows(NoSuchTableException.class, () -> log.inspect(selector));
    }
}
