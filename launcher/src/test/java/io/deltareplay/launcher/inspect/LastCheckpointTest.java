package io.deltareplay.launcher.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.deltareplay.launcher.error.NoSuchTableException;
import io.deltareplay.launcher.table.Checkpoint;
import io.deltareplay.launcher.table.LogFacts;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `_last_checkpoint` is a hint: whatever is wrong with it, the table can be read.
class LastCheckpointTest {
    @TempDir
    private Path temporary;

    private TestLog log;

    @BeforeEach
    void copyATable() {
        log = TestLog.copy("classic", temporary.resolve("table"));
    }

    @Test
    void itMayBeAbsent() {
        log.delete(log.folder().resolve("_last_checkpoint"));

        LogFacts facts = log.inspect();

        assertEquals(7, facts.version());
        assertEquals(Optional.of(5L), facts.segment().checkpoint().map(Checkpoint::version));
        assertEquals(0, facts.warnings().size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "{}", "[]", "not json", "{\"version\":-1,\"size\":1}", "{\"version\":\"5\",\"size\":1}"
            })
    void aDamagedOneIsAWarningAndIsReadOnce(String content) {
        log.write("_last_checkpoint", content);

        // Kernel alone would try three times, and sleep a second each time for an empty one.
        CountingStorage storage = new CountingStorage();
        LogFacts facts = new LogInspector(storage).inspect(log.location(), new VersionSelector.Latest());

        assertEquals(1, storage.openings("_last_checkpoint"));

        assertEquals(7, facts.version());
        assertEquals(Optional.of(5L), facts.segment().checkpoint().map(Checkpoint::version));
        assertEquals(1, facts.warnings().size());
        assertTrue(facts.warnings().getFirst().contains("_last_checkpoint"), facts.warnings()::toString);
    }

    @Test
    void anOlderOneDoesNotHideANewerCheckpoint() {
        log.write("_last_checkpoint", "{\"version\":2,\"size\":4}");

        LogFacts facts = log.inspect();

        assertEquals(7, facts.version());
        assertEquals(Optional.of(5L), facts.segment().checkpoint().map(Checkpoint::version));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"version\":6,\"size\":4}",
                "{\"version\":7,\"size\":4,\"parts\":2}",
                "{\"version\":900,\"size\":4}"
            })
    void oneThatNamesAMissingCheckpointIsAWarning(String content) {
        log.write("_last_checkpoint", content);

        LogFacts facts = log.inspect();

        assertEquals(7, facts.version());
        assertEquals(Optional.of(5L), facts.segment().checkpoint().map(Checkpoint::version));
        assertEquals(1, facts.warnings().size());
        assertTrue(facts.warnings().getFirst().contains("which is not there"), facts.warnings()::toString);
    }

    @Test
    void anIncompleteMultiPartCheckpointIsNotUsed() {
        TestLog parts = TestLog.copy("multi-part", temporary.resolve("parts"));
        parts.delete(parts.folder().resolve("00000000000000000005.checkpoint.0000000003.0000000004.parquet"));

        LogFacts facts = parts.inspect();

        assertEquals(7, facts.version());
        assertEquals(Optional.empty(), facts.segment().checkpoint());
        assertEquals(8, facts.segment().tail().size());
        assertEquals(1, facts.warnings().size());
    }

    @Test
    void itAloneIsNoTable() {
        TestLog deleted =
                TestLog.in(temporary.resolve("deleted")).write("_last_checkpoint", "{\"version\":5,\"size\":4}");

        assertThrows(NoSuchTableException.class, deleted::inspect);
    }
}
