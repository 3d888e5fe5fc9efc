package io.deltareplay.launcher.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What other writers leave in a log does not change the list.
class LeftoversReplayTest {
    private static final Path LOGS = Path.of("src/test/resources/logs");
    private static final String REMOVE_ALL = "{\"remove\":{\"path\":\"nothing\",\"dataChange\":true}}\n";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"classic", "multi-part", "v2-json", "v2-parquet"})
    void theListIsThatOfTheLogWithoutThem(String name) throws IOException {
        List<ActiveFile> expected = SerialRun.latest(LOGS.resolve(name)).sink().files();
        Path log = copy(name);
        for (String empty : List.of(
                "00000000000000000006.00000000000000000007.compacted.json",
                "00000000000000000007.checkpoint.parquet",
                "00000000000000000007.checkpoint.3a0d65cd-4056-49b8-937b-95f9e3ee90e5.json",
                "00000000000000000007.crc")) {
            Files.writeString(log.resolve(empty), "");
        }
        for (String misnamed : List.of(
                "00000000000000000007.00000000000000000006.compacted.json",
                "00000000000000000006.00000000000000000006.compacted.json",
                "00000000000000000006.00000000000000000009.compacted.json",
                "00000000000000000006.checkpoint.part.json",
                "00000000000000000007.checkpoint.0000000002.0000000001.parquet",
                "00000000000000000007.checkpoint.0000000001.0000000002.parquet",
                "00000000000000000008.crc")) {
            Files.writeString(log.resolve(misnamed), REMOVE_ALL);
        }
        Files.createDirectory(log.resolve("00000000000000000008.json"));

        SerialRun run = SerialRun.latest(folder);

        assertEquals(expected, run.sink().files());
        assertFalse(run.facts().warnings().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"classic", "multi-part", "v2-json", "v2-parquet"})
    void theListIsThatOfTheLogWithTheCheckpointsOwnCommit(String name) throws IOException {
        List<ActiveFile> expected = SerialRun.latest(LOGS.resolve(name)).sink().files();
        Path log = copy(name);
        for (long version = 0; version <= 5; version++) {
            Files.delete(log.resolve("%020d.json".formatted(version)));
        }

        assertEquals(expected, SerialRun.latest(folder).sink().files());
    }

    private Path copy(String name) throws IOException {
        try (Stream<Path> files = Files.walk(LOGS.resolve(name))) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path target = folder.resolve(LOGS.resolve(name).relativize(file).toString());
                if (!Files.isDirectory(target)) {
                    Files.copy(file, target);
                }
            }
        }
        return folder.resolve("_delta_log");
    }
}
