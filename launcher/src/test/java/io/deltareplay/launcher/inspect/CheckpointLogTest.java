package io.deltareplay.launcher.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.deltareplay.launcher.error.DamagedLogException;
import io.deltareplay.launcher.table.Checkpoint;
import io.deltareplay.launcher.table.FileActionEstimate.Source;
import io.deltareplay.launcher.table.LogFacts;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointLogTest {
    @TempDir
    private Path temporary;

    private Path table;

    @BeforeEach
    void nameTheTable() {
        table = temporary.resolve("table");
    }

    @ParameterizedTest
    @ValueSource(strings = {"classic", "multi-part", "v2-json", "v2-parquet"})
    void aSegmentStartsFromItsCheckpoint(String name) {
        LogFacts facts = TestLog.copy(name, table).inspect();

        assertEquals(7, facts.version());
        assertEquals(5, checkpoint(facts).version());
        assertEquals(
                List.of("00000000000000000007.json", "00000000000000000006.json"),
                facts.segment().tail().stream().map(file -> file.file().name()).toList());
        assertEquals(List.of("part"), facts.metadata().partitionColumns());
        assertEquals(
                List.of("id", "part"),
                List.copyOf(facts.metadata().physicalNames().keySet()));
        assertEquals("5", facts.metadata().configuration().get("delta.checkpointInterval"));
        assertEquals(List.of(), facts.warnings());
    }

    @Test
    void aClassicCheckpointIsOneFile() {
        LogFacts facts = TestLog.copy("classic", table).inspect();

        Checkpoint.Classic classic = assertInstanceOf(Checkpoint.Classic.class, checkpoint(facts));
        assertEquals("00000000000000000005.checkpoint.parquet", classic.file().name());
        assertEquals(classic.file().size(), facts.segment().checkpointBytes());
    }

    @Test
    void aMultiPartCheckpointHasItsPartsInOrder() {
        LogFacts facts = TestLog.copy("multi-part", table).inspect();

        Checkpoint.MultiPart parts = assertInstanceOf(Checkpoint.MultiPart.class, checkpoint(facts));
        assertEquals(
                List.of(
                        "00000000000000000005.checkpoint.0000000001.0000000004.parquet",
                        "00000000000000000005.checkpoint.0000000002.0000000004.parquet",
                        "00000000000000000005.checkpoint.0000000003.0000000004.parquet",
                        "00000000000000000005.checkpoint.0000000004.0000000004.parquet"),
                TestLog.names(parts.parts()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"v2-json", "v2-parquet"})
    void aManifestNamesItsSidecars(String name) {
        LogFacts facts = TestLog.copy(name, table).inspect();

        Checkpoint.V2 v2 = assertInstanceOf(Checkpoint.V2.class, checkpoint(facts));
        assertEquals(name.endsWith("json"), v2.isJson());
        assertEquals(4, v2.sidecars().size());
        assertTrue(v2.sidecars().stream().allMatch(sidecar -> Files.isRegularFile(Path.of(sidecar.path()))));
        assertTrue(v2.sidecars()
                .getFirst()
                .path()
                .contains("/_delta_log/_sidecars/00000000000000000005.checkpoint.0000000001"));
    }

    @Test
    void aV2CheckpointMayHaveAClassicOnesName() throws IOException {
        TestLog log = TestLog.copy("v2-parquet", table);
        Files.move(log.only("*.checkpoint.*"), log.folder().resolve("00000000000000000005.checkpoint.parquet"));
        log.delete(log.folder().resolve("_last_checkpoint"));

        Checkpoint.V2 v2 = assertInstanceOf(Checkpoint.V2.class, checkpoint(log.inspect()));

        assertEquals("00000000000000000005.checkpoint.parquet", v2.manifest().name());
        assertEquals(4, v2.sidecars().size());
    }

    @Test
    void aSidecarsPathIsDecodedAndMayBeAbsolute() throws IOException {
        TestLog log = TestLog.copy("v2-json", table);
        Path manifest = log.only("*.checkpoint.*.json");
        List<Path> sidecars;
        try (var files = Files.list(log.folder().resolve("_sidecars"))) {
            sidecars = files.sorted().toList();
        }
        Files.move(sidecars.get(0), sidecars.get(0).resolveSibling("with space%.parquet"));
        String content = Files.readString(manifest)
                .replace(sidecars.get(0).getFileName().toString(), "with%20space%25.parquet")
                .replace(
                        sidecars.get(1).getFileName().toString(),
                        sidecars.get(1).toString())
                .replace(
                        sidecars.get(2).getFileName().toString(),
                        sidecars.get(2).toUri().toString());
        Files.writeString(manifest, content);

        Checkpoint.V2 v2 = assertInstanceOf(Checkpoint.V2.class, checkpoint(log.inspect()));

        assertEquals("with space%.parquet", v2.sidecars().get(0).name());
        assertEquals(sidecars.get(1).toString(), v2.sidecars().get(1).path());
        assertEquals(sidecars.get(2).toString(), v2.sidecars().get(2).path());
    }

    @ParameterizedTest
    @ValueSource(strings = {"v2-json", "v2-parquet"})
    void aMissingSidecarIsNamed(String name) throws IOException {
        TestLog log = TestLog.copy(name, table);
        Path sidecar = firstSidecar(log);
        log.delete(sidecar);

        DamagedLogException e = assertThrows(DamagedLogException.class, log::inspect);

        assertTrue(e.getMessage().contains(sidecar + " is missing"), e::getMessage);
        assertTrue(
                e.getMessage().contains(log.only("*.checkpoint.*").getFileName().toString()), e::getMessage);
    }

    @ParameterizedTest
    @CsvSource({"v2-json, 100", "v2-json, 0", "v2-parquet, 100", "v2-json, 999999", "v2-parquet, 999999"})
    void aSidecarOfAnotherSizeIsRefusedWithBothSizes(String name, int found) throws IOException {
        TestLog log = TestLog.copy(name, table);
        Path sidecar = firstSidecar(log);
        long size = Files.size(sidecar);
        Files.write(sidecar, Arrays.copyOf(Files.readAllBytes(sidecar), found));

        DamagedLogException e = assertThrows(DamagedLogException.class, log::inspect);

        assertTrue(
                e.getMessage()
                        .endsWith("%s is damaged: expected %d bytes as %s says, found %d"
                                .formatted(
                                        sidecar,
                                        size,
                                        log.only("*.checkpoint.*").getFileName(),
                                        found)),
                e::getMessage);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 100, 15_000})
    void aTruncatedCheckpointIsNamed(int length) throws IOException {
        TestLog log = TestLog.copy("classic", table);
        truncate(log.only("*.checkpoint.parquet"), length);

        DamagedLogException e = assertThrows(DamagedLogException.class, log::inspect);

        assertTrue(e.getMessage().contains("00000000000000000005.checkpoint.parquet is damaged"), e::getMessage);
    }

    @Test
    void aCheckpointWithACorruptFooterIsNamed() throws IOException {
        TestLog log = TestLog.copy("classic", table);
        Path checkpoint = log.only("*.checkpoint.parquet");
        byte[] bytes = Files.readAllBytes(checkpoint);
        for (int i = bytes.length - 4000; i < bytes.length - 8; i++) {
            bytes[i] ^= 0x55;
        }
        Files.write(checkpoint, bytes);

        DamagedLogException e = assertThrows(DamagedLogException.class, log::inspect);

        assertTrue(e.getMessage().contains("00000000000000000005.checkpoint.parquet is damaged"), e::getMessage);
    }

    @Test
    void anEmptyCheckpointFileIsIgnored() throws IOException {
        TestLog log = TestLog.copy("classic", table);
        truncate(log.only("*.checkpoint.parquet"), 0);

        LogFacts facts = log.inspect();

        assertTrue(facts.segment().checkpoint().isEmpty());
        assertEquals(8, facts.segment().tail().size());
    }

    @Test
    void anEarlierVersionDoesNotUseTheCheckpoint() {
        LogFacts facts = TestLog.copy("classic", table).inspect(new VersionSelector.AtVersion(4));

        assertTrue(facts.segment().checkpoint().isEmpty());
        assertEquals(5, facts.segment().tail().size());
    }

    @Test
    void theCheckpointsOwnVersionHasNoTail() {
        LogFacts facts = TestLog.copy("classic", table).inspect(new VersionSelector.AtVersion(5));

        assertEquals(5, checkpoint(facts).version());
        assertEquals(List.of(), facts.segment().tail());
        assertEquals(List.of(), facts.segment().commits());
        assertEquals(0, facts.segment().tailBytes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"classic", "multi-part", "v2-json", "v2-parquet"})
    void theEstimateComesFromTheHint(String name) {
        LogFacts facts = TestLog.copy(name, table).inspect();

        assertEquals(Source.LAST_CHECKPOINT, facts.estimate().source());
        // 10 files in the checkpoint, and two commits of three lines.
        assertEquals(16, facts.estimate().fileActions());
    }

    @ParameterizedTest
    @ValueSource(strings = {"classic", "multi-part", "v2-json", "v2-parquet"})
    void withoutAHintTheEstimateComesFromTheFooters(String name) {
        TestLog log = TestLog.copy(name, table);
        log.delete(log.folder().resolve("_last_checkpoint"));

        LogFacts facts = log.inspect();

        assertEquals(Source.PARQUET_FOOTERS, facts.estimate().source());
        assertTrue(facts.estimate().fileActions() >= 14, facts.estimate()::toString);
        assertTrue(facts.estimate().fileActions() <= 14 + 11, facts.estimate()::toString);
    }

    @Test
    void aChecksumFileOfTheVersionComesFirst() {
        TestLog log = TestLog.copy("classic", table).write("00000000000000000007.crc", checksum(77));

        LogFacts facts = log.inspect();

        assertEquals(Source.CHECKSUM, facts.estimate().source());
        assertEquals(83, facts.estimate().fileActions());
        assertEquals("from-the-checksum", facts.metadata().id());
    }

    @Test
    void aChecksumFileOfAnotherVersionDoesNotCount() {
        TestLog log = TestLog.copy("classic", table).write("00000000000000000006.crc", checksum(77));

        assertEquals(Source.LAST_CHECKPOINT, log.inspect().estimate().source());
    }

    @Test
    void aDamagedChecksumFileIsAWarning() {
        TestLog log = TestLog.copy("classic", table)
                .write("00000000000000000007.crc", checksum(77).substring(20));

        LogFacts facts = log.inspect();

        assertEquals(Source.LAST_CHECKPOINT, facts.estimate().source());
        assertEquals(1, facts.warnings().size());
        assertTrue(facts.warnings().getFirst().contains("00000000000000000007.crc"), facts.warnings()::toString);
    }

    private static String checksum(long files) {
        String metadata = TestLog.METADATA
                .replace("an-id", "from-the-checksum")
                .replaceFirst("^\\{\"metaData\":", "\"metadata\":");
        String protocol = TestLog.PROTOCOL.substring(1, TestLog.PROTOCOL.length() - 1);
        return "{\"tableSizeBytes\":1,\"numFiles\":%d,\"numMetadata\":1,\"numProtocol\":1,%s,%s}"
                .formatted(files, metadata.substring(0, metadata.length() - 1), protocol);
    }

    private static Checkpoint checkpoint(LogFacts facts) {
        return facts.segment().checkpoint().orElseThrow();
    }

    private static Path firstSidecar(TestLog log) throws IOException {
        try (var files = Files.list(log.folder().resolve("_sidecars"))) {
            return files.sorted().findFirst().orElseThrow();
        }
    }

    private static void truncate(Path file, long length) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(length);
        }
    }
}
