package io.deltareplay.launcher.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.deltareplay.launcher.error.DamagedLogException;
import io.deltareplay.launcher.error.NoSuchTableException;
import io.deltareplay.launcher.error.StorageException;
import io.deltareplay.launcher.table.Checkpoint;
import io.deltareplay.launcher.table.LogFacts;
import io.deltareplay.launcher.table.LogFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What other writers leave in a log: nothing of it makes the table unreadable, and none of it hides data.
class LeftoversTest {
    private static final String CONTENT = "{\"add\":{\"path\":\"leftover\",\"partitionValues\":{},\"size\":1,"
            + "\"modificationTime\":1,\"dataChange\":true}}\n";

    @TempDir
    private Path folder;

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of(
                        "00000000000000000008.crc",
                        CONTENT,
                        "it is newer than the newest commit, 00000000000000000007.json"),
                Arguments.of("00000000000000000900.crc", CONTENT, "it is newer than the newest commit"),
                Arguments.of("00000000000000000007.crc", "", "it is empty"),
                Arguments.of("00000000000000000006.crc", "", "it is empty"),
                Arguments.of(compaction("6", "6"), CONTENT, "it compacts one commit only"),
                Arguments.of(compaction("7", "7"), CONTENT, "it compacts one commit only"),
                Arguments.of(compaction("7", "6"), CONTENT, "it ends before it starts"),
                Arguments.of(compaction("6", "0"), CONTENT, "it ends before it starts"),
                Arguments.of(compaction("6", "8"), CONTENT, "it reaches beyond the newest commit"),
                Arguments.of(compaction("8", "9"), CONTENT, "it reaches beyond the newest commit"),
                Arguments.of(compaction("6", "99999999999999999999"), CONTENT, "it reaches beyond the newest commit"),
                Arguments.of(compaction("6", "7"), "", "it is empty"),
                Arguments.of("00000000000000000006.checkpoint.parquet", "", "it is empty"),
                Arguments.of("00000000000000000007.checkpoint.parquet", "", "it is empty"),
                Arguments.of("00000000000000000009.checkpoint.parquet", "", "it is empty"),
                Arguments.of(part("7", "0000000001", "0000000001"), "", "it is empty"),
                Arguments.of(
                        "00000000000000000007.checkpoint.3a0d65cd-4056-49b8-937b-95f9e3ee90e5.json", "", "it is empty"),
                Arguments.of(
                        "00000000000000000007.checkpoint.3a0d65cd-4056-49b8-937b-95f9e3ee90e5.parquet",
                        "",
                        "it is empty"),
                Arguments.of("00000000000000000007.checkpoint.tmp.parquet", "PAR1", "its name has no UUID"),
                Arguments.of("00000000000000000007.checkpoint.part.json", CONTENT, "its name has no UUID"),
                Arguments.of(part("7", "0000000000", "0000000002"), "PAR1", "not one of 1 to 2"),
                Arguments.of(part("7", "0000000000", "0000000001"), "PAR1", "not one of 1 to 1"),
                Arguments.of(part("7", "0000000003", "0000000002"), "PAR1", "not one of 1 to 2"),
                Arguments.of(part("7", "0000000001", "0000000000"), "PAR1", "a number of parts that no checkpoint has"),
                Arguments.of(part("7", "0000000001", "9999999999"), "PAR1", "a number of parts that no checkpoint has"),
                Arguments.of(part("7", "9999999999", "9999999999"), "PAR1", "a number of parts that no checkpoint has"),
                Arguments.of(part("7", "99999999999999999999", "0000000002"), "PAR1", "not one of 1 to 2"),
                Arguments.of(part("7", "1", "1"), "PAR1", "do not have ten digits"),
                Arguments.of(part("7", "0000000001", "0000000002"), "PAR1", "part 2 of 2 of its checkpoint is missing"),
                Arguments.of(
                        part("7", "0000000002", "0000000003"), "PAR1", "part 1 of 3 of its checkpoint is missing"));
    }

    /// A log with a checkpoint of version 5 and commits 0 to 7.
    @ParameterizedTest
    @MethodSource("files")
    void aLeftoverIsLeftOutWithAWarningThatNamesIt(String name, String content, String problem) {
        TestLog log = checkpointed().write(name, content);

        LogFacts facts = log.inspect();

        assertEquals(7, facts.version());
        assertEquals(Optional.of(5L), facts.segment().checkpoint().map(Checkpoint::version));
        assertEquals(List.of("00000000000000000007.json", "00000000000000000006.json"), tail(facts));
        assertEquals(1, facts.warnings().size(), facts.warnings()::toString);
        String warning = facts.warnings().getFirst();
        assertTrue(warning.startsWith("ignored " + log.folder().resolve(name) + ": "), warning);
        assertTrue(warning.contains(problem), warning);
    }

    @ParameterizedTest
    @MethodSource("files")
    void anOlderVersionDoesNotMindALeftover(String name, String content, String problem) {
        TestLog log = checkpointed().write(name, content);
        for (long version = 0; version <= 7; version++) {
            log.committedAt(version, 1000 * (version + 1));
        }

        LogFacts facts = log.inspect(new VersionSelector.AtVersion(5));
        LogFacts atTime = log.inspect(new VersionSelector.AtTimestamp(Instant.ofEpochMilli(6500)));

        assertEquals(Optional.of(5L), facts.segment().checkpoint().map(Checkpoint::version));
        assertEquals(List.of(), facts.warnings());
        assertEquals(5, atTime.version());
        assertEquals(List.of(), atTime.warnings());
        assertEquals(4, log.inspect(new VersionSelector.AtVersion(4)).version());
    }

    @ParameterizedTest
    @MethodSource("files")
    void aLeftoverDoesNotMatterWithoutACheckpoint(String name, String content, String problem) {
        TestLog log = commits(7).write(name, content);

        LogFacts facts = log.inspect();

        assertEquals(7, facts.version());
        assertEquals(Optional.empty(), facts.segment().checkpoint());
        assertEquals(8, facts.segment().tail().size());
        assertTrue(facts.warnings().getFirst().contains(problem), facts.warnings()::toString);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00000000000000000004.crc",
                "00000000000000000004.checkpoint.parquet",
                "00000000000000000005.00000000000000000007.compacted.json",
                "00000000000000000003.checkpoint.0000000009.0000000002.parquet"
            })
    void whatIsOlderThanTheCheckpointIsNotWorthAWarning(String name) {
        TestLog log = checkpointed().write(name, "");
        log.delete(log.folder().resolve("_last_checkpoint"));

        assertEquals(List.of(), log.inspect().warnings());
    }

    @Test
    void aPartTooManyDoesNotHideACompleteCheckpoint() throws IOException {
        TestLog log = TestLog.copy("multi-part", folder.resolve("table"));
        Files.copy(
                log.folder().resolve(part("5", "0000000001", "0000000004")),
                log.folder().resolve(part("5", "0000000005", "0000000004")));
        Files.copy(
                log.folder().resolve(part("5", "0000000001", "0000000004")),
                log.folder().resolve(part("5", "0000000000", "0000000004")));

        LogFacts facts = log.inspect();

        Checkpoint.MultiPart checkpoint =
                (Checkpoint.MultiPart) facts.segment().checkpoint().orElseThrow();
        assertEquals(4, checkpoint.parts().size());
        assertEquals(2, facts.warnings().size(), facts.warnings()::toString);
    }

    @Test
    void anIncompleteCheckpointIsOfNoConcernBesideACompleteOneOfItsVersion() throws IOException {
        TestLog log = TestLog.copy("multi-part", folder.resolve("table"));
        Files.copy(
                log.folder().resolve(part("5", "0000000001", "0000000004")),
                log.folder().resolve(part("5", "0000000001", "0000000009")));

        LogFacts facts = log.inspect();

        assertEquals(4, facts.segment().checkpoint().orElseThrow().files().size());
        assertEquals(List.of(), facts.warnings());
    }

    @Test
    void anEmptyPartMakesTheCheckpointIncomplete() throws IOException {
        TestLog log = TestLog.copy("multi-part", folder.resolve("table"));
        Files.write(log.folder().resolve(part("5", "0000000003", "0000000004")), new byte[0]);

        LogFacts facts = log.inspect();

        assertEquals(Optional.empty(), facts.segment().checkpoint());
        assertEquals(8, facts.segment().tail().size());
        assertEquals(2, facts.warnings().size(), facts.warnings()::toString);
        assertTrue(facts.warnings().getFirst().contains(part("5", "0000000003", "0000000004") + ": it is empty"));
    }

    @Test
    void anEmptyChecksumDoesNotHideAnOlderOne() {
        TestLog log = checkpointed()
                .write("00000000000000000006.crc", "no checksum, to see that it is read")
                .write("00000000000000000007.crc", "");

        List<String> warnings = log.inspect().warnings();

        assertEquals(2, warnings.size(), warnings::toString);
        assertTrue(warnings.get(0).contains("00000000000000000006.crc"), warnings::toString);
        assertTrue(warnings.get(1).contains("00000000000000000007.crc: it is empty"), warnings::toString);
    }

    @Test
    void aWriterOfManyLeftoversIsNotRepeatedWithoutEnd() {
        TestLog log = commits(30);
        for (long version = 0; version <= 30; version++) {
            log.write("%1$020d.%1$020d.compacted.json".formatted(version), CONTENT);
        }

        List<String> warnings = log.inspect().warnings();

        assertEquals(11, warnings.size());
        assertTrue(warnings.getLast().contains("ignored 21 more files"), warnings::toString);
    }

    static Stream<String> logFiles() {
        return Stream.of(
                "00000000000000000006.crc",
                "00000000000000000007.checkpoint.parquet",
                part("7", "0000000001", "0000000001"),
                "00000000000000000007.checkpoint.3a0d65cd-4056-49b8-937b-95f9e3ee90e5.parquet",
                compaction("6", "7"),
                "00000000000000000008.json");
    }

    @ParameterizedTest
    @MethodSource("logFiles")
    void aFolderWithALogFilesNameIsLeftOutWithAWarning(String name) throws IOException {
        TestLog log = checkpointed();
        Files.createDirectories(log.folder().resolve(name).resolve("inner"));

        LogFacts facts = log.inspect();

        assertEquals(7, facts.version());
        assertEquals(
                List.of("ignored %s: it is a folder, not a file"
                        .formatted(log.folder().resolve(name))),
                facts.warnings());
    }

    @Test
    void aFolderInPlaceOfACommitIsNamed() throws IOException {
        TestLog log = checkpointed();
        log.delete(log.commitFile(6));
        Files.createDirectory(log.commitFile(6));

        refused(log, "00000000000000000006.json is a folder, not a file: version 7 needs it");
    }

    @Test
    void aFolderInPlaceOfACheckpointIsNamed() throws IOException {
        TestLog log = checkpointed();
        Path checkpoint = log.only("*.checkpoint.parquet");
        log.delete(checkpoint);
        log.delete(log.commitFile(0));
        Files.createDirectory(checkpoint);

        refused(log, checkpoint + " cannot be used: it is a folder, not a file; without it version 7 needs");
    }

    @Test
    void aCommitThatIsALinkToNothingIsNotPassedOver() throws IOException {
        TestLog log = commits(2);
        Files.createSymbolicLink(log.commitFile(3), folder.resolve("nothing"));

        StorageException e = assertThrows(StorageException.class, log::inspect);

        assertTrue(
                e.getMessage()
                        .contains("00000000000000000003.json cannot be read: is a link to a file that is not there"),
                e::getMessage);
        assertEquals(2, log.inspect(new VersionSelector.AtVersion(2)).version());
    }

    @Test
    void anEmptyCommitIsNeverLeftOut() {
        LogFacts facts = commits(2).write("00000000000000000003.json", "").inspect();

        assertEquals(3, facts.version());
    }

    static Stream<Arguments> unusableCheckpoints() {
        return Stream.of(
                Arguments.of("it is empty", (Consumer<TestLog>) log -> log.write(log.only("*.checkpoint.parquet"), "")),
                Arguments.of("its name has no UUID", (Consumer<TestLog>)
                        log -> rename(log, "00000000000000000005.checkpoint.tmp.parquet")),
                Arguments.of("not one of 1 to 1", (Consumer<TestLog>)
                        log -> rename(log, part("5", "0000000002", "0000000001"))),
                Arguments.of("part 2 of 2 of its checkpoint is missing", (Consumer<TestLog>)
                        log -> rename(log, part("5", "0000000001", "0000000002"))));
    }

    @ParameterizedTest
    @MethodSource("unusableCheckpoints")
    void theCommitsSufficeWithoutTheCheckpoint(String problem, Consumer<TestLog> spoil) {
        TestLog log = checkpointed();
        spoil.accept(log);

        LogFacts facts = log.inspect();

        assertEquals(8, facts.segment().tail().size());
        assertEquals(1, facts.warnings().size(), facts.warnings()::toString);
        assertTrue(facts.warnings().getFirst().contains(problem), facts.warnings()::toString);
    }

    @ParameterizedTest
    @MethodSource("unusableCheckpoints")
    void whereTheyDoNotTheFileIsNamedThatWasLeftOut(String problem, Consumer<TestLog> spoil) {
        TestLog log = checkpointed();
        spoil.accept(log);
        for (long version = 0; version < 5; version++) {
            log.delete(log.commitFile(version));
        }

        for (VersionSelector selector : List.of(
                new VersionSelector.Latest(),
                new VersionSelector.AtVersion(6),
                new VersionSelector.AtVersion(5),
                new VersionSelector.AtTimestamp(Instant.EPOCH))) {
            DamagedLogException e = assertThrows(DamagedLogException.class, () -> log.inspect(selector));
            assertTrue(e.getMessage().contains(problem), e::getMessage);
            assertTrue(e.getMessage().contains("00000000000000000005.checkpoint."), e::getMessage);
            assertTrue(e.getMessage().contains("00000000000000000000.json, which is missing"), e::getMessage);
        }
    }

    @Test
    void anOlderCheckpointSuffices() throws IOException {
        TestLog log = checkpointed().commits(8, 9);
        Files.copy(log.only("*.checkpoint.parquet"), log.folder().resolve(part("8", "0000000001", "0000000002")));
        Files.copy(
                log.only("*.checkpoint.parquet"), log.folder().resolve("00000000000000000007.checkpoint.tmp.parquet"));
        for (long version = 0; version < 5; version++) {
            log.delete(log.commitFile(version));
        }

        LogFacts facts = log.inspect();

        assertEquals(Optional.of(5L), facts.segment().checkpoint().map(Checkpoint::version));
        assertEquals(4, facts.segment().tail().size());
        assertEquals(2, facts.warnings().size(), facts.warnings()::toString);
    }

    @ParameterizedTest
    @ValueSource(longs = {8, 1_000, 1_000_000_000_000L, Long.MAX_VALUE})
    void aHintOfAVersionThatNeverWasIsPassedOverAtOnce(long version) {
        TestLog log = checkpointed().write("_last_checkpoint", "{\"version\":%d,\"size\":4}".formatted(version));

        CountingStorage storage = new CountingStorage();
        LogFacts facts = new LogInspector(storage).inspect(log.location(), new VersionSelector.Latest());

        assertEquals(7, facts.version());
        assertEquals(Optional.of(5L), facts.segment().checkpoint().map(Checkpoint::version));
        assertEquals(2, storage.listings());
        assertTrue(facts.warnings().getFirst().contains("which is not there"), facts.warnings()::toString);
    }

    @ParameterizedTest
    @ValueSource(longs = {8, 1_000, 1_000_000_000_000L, Long.MAX_VALUE - 1, Long.MAX_VALUE})
    void aVersionThatNeverWasIsRefusedAtOnce(long version) {
        NoSuchTableException e = assertThrows(
                NoSuchTableException.class, () -> checkpointed().inspect(new VersionSelector.AtVersion(version)));

        assertTrue(e.getMessage().endsWith("at version %d: its newest version is 7".formatted(version)), e::getMessage);
    }

    @Test
    void aHintThatIsAFolderIsAWarning() throws IOException {
        TestLog log = commits(2);
        Files.createDirectory(log.folder().resolve("_last_checkpoint"));

        LogFacts facts = log.inspect();

        assertEquals(2, facts.version());
        assertEquals(
                List.of("ignored %s: Is a directory".formatted(log.folder().resolve("_last_checkpoint"))),
                facts.warnings());
    }

    @Test
    void aCheckpointNewerThanEveryCommitIsNotPassedOver() throws IOException {
        TestLog log = commits(4);
        Files.copy(
                checkpointed().only("*.checkpoint.parquet"),
                log.folder().resolve("00000000000000000005.checkpoint.parquet"));

        DamagedLogException e = refused(
                log,
                "00000000000000000005.json is missing: the log has a checkpoint of version 5, but its newest commit is"
                        + " 00000000000000000004.json");

        assertTrue(e.remedy().contains("--version"), e::remedy);
        assertEquals(4, log.inspect(new VersionSelector.AtVersion(4)).version());
        assertThrows(DamagedLogException.class, () -> log.inspect(new VersionSelector.AtVersion(5)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"classic", "multi-part", "v2-json", "v2-parquet"})
    void aLogOfCheckpointsOnlySaysSo(String name) {
        TestLog log = TestLog.copy(name, folder.resolve("table"));
        for (long version = 0; version <= 7; version++) {
            log.delete(log.commitFile(version));
        }

        for (VersionSelector selector : List.of(
                new VersionSelector.Latest(),
                new VersionSelector.AtVersion(5),
                new VersionSelector.AtTimestamp(Instant.EPOCH))) {
            DamagedLogException e = assertThrows(DamagedLogException.class, () -> log.inspect(selector));
            assertTrue(
                    e.getMessage()
                            .endsWith("_delta_log holds checkpoints only, and no commit; the newest is of version 5"),
                    e::getMessage);
            assertEquals("Restore the commits from a backup or another replica.", e.remedy());
        }
    }

    @Test
    void aLogOfACheckpointThatCannotBeUsedNamesIt() {
        TestLog log = TestLog.in(folder).write("00000000000000000005.checkpoint.parquet", "");

        refused(log, "checkpoints only, and no commit; " + log.only("*.parquet") + " cannot be used: it is empty");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00000000000000000005.crc",
                "00000000000000000005.00000000000000000006.compacted.json",
                "00000000000000000002.JSON"
            })
    void aLogWithoutCommitsAndCheckpointsIsNoTable(String name) {
        TestLog log = TestLog.in(folder).write(name, CONTENT);

        for (VersionSelector selector : List.of(
                new VersionSelector.Latest(),
                new VersionSelector.AtVersion(5),
                new VersionSelector.AtTimestamp(Instant.EPOCH))) {
            NoSuchTableException e = assertThrows(NoSuchTableException.class, () -> log.inspect(selector));
            assertTrue(e.getMessage().endsWith("holds no commit and no checkpoint"), e::getMessage);
        }
    }

    private TestLog checkpointed() {
        return TestLog.copy("classic", folder.resolve("checkpointed"));
    }

    private TestLog commits(long last) {
        return TestLog.in(folder.resolve("commits"))
                .commit(0, TestLog.PROTOCOL, TestLog.METADATA)
                .commits(1, last);
    }

    private static List<String> tail(LogFacts facts) {
        return facts.segment().tail().stream()
                .map(file -> file.file())
                .map(LogFile::name)
                .toList();
    }

    private static void rename(TestLog log, String name) {
        try {
            Files.move(log.only("*.checkpoint.parquet"), log.folder().resolve(name));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static DamagedLogException refused(TestLog log, String message) {
        DamagedLogException e = assertThrows(DamagedLogException.class, log::inspect);
        assertTrue(e.getMessage().contains(message), e::getMessage);
        return e;
    }

    private static String compaction(String first, String last) {
        return "%020d.%s.compacted.json".formatted(Long.parseLong(first), "0".repeat(20 - last.length()) + last);
    }

    private static String part(String version, String number, String total) {
        return "%020d.checkpoint.%s.%s.parquet".formatted(Long.parseLong(version), number, total);
    }
}
