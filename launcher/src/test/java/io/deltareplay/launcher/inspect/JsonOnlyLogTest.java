package io.deltareplay.launcher.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.deltareplay.launcher.error.DamagedLogException;
import io.deltareplay.launcher.table.FileActionEstimate;
import io.deltareplay.launcher.table.LogFacts;
import io.deltareplay.launcher.table.TailFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonOnlyLogTest {
    @TempDir
    private Path folder;

    @Test
    void aTableOfOneCommit() {
        LogFacts facts = log().committedAt(0, 1_700_000_000_123L).inspect();

        assertEquals(0, facts.version());
        assertEquals(Optional.of(1_700_000_000_123L), facts.timestamp());
        assertEquals("an-id", facts.metadata().id());
        assertEquals(Optional.of(1L), facts.metadata().createdTime());
        assertEquals(Map.of("a", "a"), facts.metadata().physicalNames());
        assertEquals(1, facts.protocol().minReaderVersion());
        assertEquals(2, facts.protocol().minWriterVersion());
        assertTrue(facts.segment().checkpoint().isEmpty());
        assertEquals(List.of(), facts.warnings());
    }

    @Test
    void theTailIsNewestFirstAndTheCommitsOldestFirst() {
        LogFacts facts = log().commits(1, 3).inspect();

        assertEquals(3, facts.version());
        assertEquals(List.of(0L, 1L, 2L, 3L), versions(facts.segment().commits()));
        assertEquals(List.of(3L, 2L, 1L, 0L), versions(facts.segment().tail()));
        assertFalse(facts.segment().tail().getFirst().isCompaction());
    }

    @Test
    void theNewestProtocolAndMetadataCount() {
        LogFacts facts = log().commit(1, TestLog.METADATA.replace("an-id", "another"))
                .commit(2, TestLog.protocol(3, "\"deletionVectors\"", "\"deletionVectors\",\"appendOnly\""))
                .commit(3, TestLog.add("b"))
                .inspect();

        assertEquals("another", facts.metadata().id());
        assertEquals(3, facts.protocol().minReaderVersion());
        assertEquals(Set.of("deletionVectors"), facts.protocol().readerFeatures());
        assertEquals(Set.of("appendOnly", "deletionVectors"), facts.protocol().writerFeatures());
    }

    @Test
    void compactionsStandInForTheCommitsTheyCover() {
        LogFacts facts = log().commits(1, 6)
                .write("%020d.%020d.compacted.json".formatted(1, 3), TestLog.add("c") + "\n")
                .write("%020d.%020d.compacted.json".formatted(2, 4), TestLog.add("c") + "\n")
                .inspect();

        assertEquals(
                List.of(0L, 1L, 2L, 3L, 4L, 5L, 6L), versions(facts.segment().commits()));
        assertEquals(List.of(6L, 5L, 2L, 1L, 0L), versions(facts.segment().tail()));
        TailFile compaction = facts.segment().tail().get(2);
        assertTrue(compaction.isCompaction());
        assertEquals(4, compaction.lastVersion());
    }

    @Test
    void aCompactionThatReachesPastTheVersionIsNotUsed() {
        LogFacts facts = log().commits(1, 4)
                .write("%020d.%020d.compacted.json".formatted(1, 4), TestLog.add("c") + "\n")
                .inspect(new VersionSelector.AtVersion(3));

        assertEquals(List.of(3L, 2L, 1L, 0L), versions(facts.segment().tail()));
    }

    @Test
    void columnMappingGivesPhysicalNames() {
        String schema = """
                {\\"type\\":\\"struct\\",\\"fields\\":[\
                {\\"name\\":\\"x\\",\\"type\\":{\\"type\\":\\"struct\\",\\"fields\\":[]},\\"nullable\\":true,\
                \\"metadata\\":{\\"delta.columnMapping.id\\":1,\\"delta.columnMapping.physicalName\\":\\"col-1\\"}},\
                {\\"name\\":\\"y\\",\\"type\\":\\"string\\",\\"nullable\\":true,\\"metadata\\":{}}]}""";
        String metadata = """
                {"metaData":{"id":"i","format":{"provider":"parquet"},"schemaString":"%s","partitionColumns":["y"],\
                "configuration":{"delta.columnMapping.mode":"%s"}}}""";

        LogFacts mapped = TestLog.in(folder.resolve("mapped"))
                .commit(0, TestLog.PROTOCOL, metadata.formatted(schema, "name"))
                .inspect();
        LogFacts unmapped = TestLog.in(folder.resolve("unmapped"))
                .commit(0, TestLog.PROTOCOL, metadata.formatted(schema, "none"))
                .inspect();

        assertEquals(Map.of("x", "col-1", "y", "y"), mapped.metadata().physicalNames());
        assertEquals(
                List.of("x", "y"), List.copyOf(mapped.metadata().physicalNames().keySet()));
        assertEquals(List.of("y"), mapped.metadata().partitionColumns());
        assertEquals(Map.of("x", "x", "y", "y"), unmapped.metadata().physicalNames());
    }

    @Test
    void metadataWithoutPartitionColumnsAndConfigurationHasNone() {
        LogFacts facts = TestLog.in(folder).commit(0, TestLog.PROTOCOL, """
                        {"metaData":{"id":"i","format":{"provider":"parquet"},"schemaString":"{\\"fields\\":[]}"}}""").inspect();

        assertEquals(List.of(), facts.metadata().partitionColumns());
        assertEquals(Map.of(), facts.metadata().configuration());
    }

    @Test
    void unknownActionsAndFieldsAreSkipped() {
        LogFacts facts = log().commit(
                        1,
                        "{\"somethingNew\":{\"a\":[{\"b\":null}]}}",
                        "{\"protocol\":{\"minReaderVersion\":1,\"minWriterVersion\":3,\"new\":{\"x\":[1]}}}")
                .inspect();

        assertEquals(3, facts.protocol().minWriterVersion());
    }

    @Test
    void aLineOfManyMegabytesIsRead() {
        LogFacts facts = log().commit(
                        1, TestLog.add("x".repeat(30_000_000)), TestLog.METADATA.replace("an-id", "after"))
                .inspect();

        assertEquals("after", facts.metadata().id());
    }

    @Test
    void aCommitWithoutAnyActionIsAWarning() {
        LogFacts facts = log().write(log().commitFile(1), "").inspect();

        assertEquals(1, facts.version());
        assertEquals(1, facts.warnings().size());
        assertTrue(
                facts.warnings().getFirst().contains("00000000000000000001.json is empty"), facts.warnings()::toString);
    }

    @Test
    void filesThatAreNotOfTheLogAreIgnored() throws IOException {
        TestLog log = log().commits(1, 2)
                .write(".00000000000000000002.json.crc", "crc")
                .write("00000000000000000003.json.tmp", "{")
                .write("00000000000000000003.tmp.json", "{")
                .write("3.json", "{")
                .write("99999999999999999999.json", "{")
                .write("README", "hello");
        Files.createDirectories(log.folder().resolve("_staged_commits"));
        Files.createDirectories(log.folder().resolve("00000000000000000009.json"));

        assertEquals(2, log.inspect().version());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "with space",
                "100%",
                "a%41",
                "a+b",
                "a#b",
                "a?b",
                "[a]{b}*",
                "größe 表",
                "a:b",
                "quote'\"",
                "back\\slash"
            })
    void anyNameOfATablesFolderWorks(String name) {
        LogFacts facts = TestLog.in(folder.resolve(name))
                .commit(0, TestLog.PROTOCOL, TestLog.METADATA)
                .commits(1, 1)
                .inspect();

        assertEquals(1, facts.version());
        assertEquals(
                folder.resolve(name)
                        .resolve("_delta_log/00000000000000000001.json")
                        .toString(),
                facts.segment().tail().getFirst().file().path());
    }

    @Test
    void aSymbolicLinkToATableWorks() throws IOException {
        TestLog log = TestLog.in(folder.resolve("real")).commit(0, TestLog.PROTOCOL, TestLog.METADATA);
        Path link = Files.createSymbolicLink(folder.resolve("link"), log.table());

        LogFacts facts = new TestLog(link).inspect();

        assertEquals(0, facts.version());
        assertTrue(facts.segment().tail().getFirst().file().path().startsWith(link.toString()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 1_000, 20_000})
    void theEstimateOfATailComesFromASampleOfItsLines(int pathLength) {
        String[] adds = Stream.generate(() -> TestLog.add("x".repeat(pathLength)))
                .limit(Math.max(5, 3_000_000 / (pathLength + 100)))
                .toArray(String[]::new);
        TestLog log = log().commit(1, adds).commit(2, adds).commit(3, "{\"commitInfo\":{}}");

        FileActionEstimate estimate = log.inspect().estimate();

        assertEquals(FileActionEstimate.Source.SAMPLED_LINES, estimate.source());
        double ratio = estimate.fileActions() / (2.0 * adds.length);
        assertTrue(ratio > 0.8 && ratio < 1.25, () -> estimate + " of " + 2 * adds.length);
    }

    /// What `inspect` takes for sound is what a replay can read: an action a line.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\n\"add\": null\n}",
                "{\"txn\":\n{\"appId\":\"a\",\"version\":1}}",
                "{\"txn\":null}{\"txn\":null}",
                "{\"txn\":null} x",
                "{\"txn\":null",
                "[{\"txn\":null}]",
                "\"txn\"",
                "{\"txn\":null}\u0000"
            })
    void anActionThatIsNotOneLineIsDamage(String text) {
        TestLog log = TestLog.in(folder).commit(0, TestLog.PROTOCOL, TestLog.METADATA, "", text);

        DamagedLogException refused = assertThrows(DamagedLogException.class, log::inspect);

        String message = String.valueOf(refused.getMessage());
        assertTrue(message.contains("00000000000000000000.json is damaged in line 4: "), message);
    }

    @Test
    void blankLinesAndCarriageReturnsAreWhiteSpace() {
        TestLog log = TestLog.in(folder).commit(0, "", TestLog.PROTOCOL + "\r", " \r", TestLog.METADATA + " ", "");

        assertEquals(0, log.inspect().version());
    }

    @Test
    void aLineMayBeLongerThanWhatIsReadAtOnce() {
        String long1 = "x".repeat(1 << 20);
        TestLog log = TestLog.in(folder)
                .commit(
                        0,
                        "{\"txn\":{\"appId\":\"" + long1 + "\",\"version\":1}}",
                        TestLog.PROTOCOL,
                        "{\"txn\":{\"appId\":\"" + long1 + "\",\"version\":1}}",
                        TestLog.METADATA);

        assertEquals(0, log.inspect().version());
    }

    @Test
    void aChecksumFileMayBeLaidOutOverManyLines() throws IOException {
        TestLog log = TestLog.in(folder).commit(0, TestLog.PROTOCOL, TestLog.METADATA);
        Files.writeString(log.folder().resolve("00000000000000000000.crc"), "{\n  \"numFiles\" :\n 0\n}\n");

        LogFacts facts = log.inspect();

        assertEquals(Optional.of(0L), facts.checksumFiles());
        assertEquals(List.of(), facts.warnings());
    }

    @Test
    void aCommitHasOneActionAtLeastHoweverLongItIs() {
        LogFacts facts = log().commit(1, TestLog.add("x".repeat(1_000_000))).inspect();

        assertEquals(2, facts.estimate().fileActions());
    }

    private TestLog log() {
        return TestLog.in(folder).commit(0, TestLog.PROTOCOL, TestLog.METADATA);
    }

    private static List<Long> versions(List<TailFile> files) {
        return files.stream().map(TailFile::firstVersion).toList();
    }
}
