package io.deltareplay.launcher.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.deltareplay.launcher.error.DamagedLogException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A file of a checkpoint without a column for adds has none: the protocol has any missing column treated as null.
class CheckpointWithoutAddsTest {
    @TempDir
    private Path table;

    private RepeatedTable.Writer log;

    @BeforeEach
    void writeTheTail() throws IOException {
        log = RepeatedTable.begin(table);
    }

    private long files() {
        return SerialRun.latest(table).result().files();
    }

    @Test
    void besideOtherPartsItSaysNothing() throws IOException {
        log.copy("without-adds", "00000000000000000005.checkpoint.0000000001.0000000002.parquet");
        log.copy("newer", "00000000000000000005.checkpoint.0000000002.0000000002.parquet");
        assertEquals(log.newer().sizes().size(), files());
    }

    @Test
    void besideOtherSidecarsItSaysNothing() throws IOException {
        log.copy("without-adds", "_sidecars/without.parquet");
        log.copy("newer", "_sidecars/newer.parquet");
        log.manifest(log.sidecar("newer", 1), log.sidecar("without", 1));
        checksum(1000);
        assertEquals(log.newer().sizes().size(), files());
    }

    @Test
    void anAddInTheManifestIsEnough() throws IOException {
        log.copy("without-adds", "_sidecars/without.parquet");
        log.manifest(log.sidecar("without", 1), RepeatedTable.Writer.add("one.parquet", 1));
        checksum(1);
        assertEquals(1, files());
    }

    @Test
    void aCheckpointWithoutAnyIsOfAnEmptyTable() throws IOException {
        log.copy("without-adds", "00000000000000000005.checkpoint.parquet");
        assertEquals(0, files());
        checksum(0);
        hint(0);
        assertEquals(0, files());
    }

    @Test
    void aCheckpointWithoutAnyIsDamagedWhenItsChecksumFileCountsFiles() throws IOException {
        log.copy("without-adds", "00000000000000000005.checkpoint.parquet");
        checksum(3);
        assertDamaged("the version's checksum file says 3 files");
    }

    @Test
    void aCheckpointWithoutAnyIsDamagedWhenTheHintCountsAdds() throws IOException {
        log.copy("without-adds", "00000000000000000005.checkpoint.parquet");
        hint(7);
        assertDamaged("_last_checkpoint says 7");
    }

    private void assertDamaged(String counted) {
        DamagedLogException damaged = assertThrows(DamagedLogException.class, this::files);
        String message = String.valueOf(damaged.getMessage());
        assertTrue(
                message.contains(
                        "00000000000000000005.checkpoint.parquet is damaged: no file of checkpoint 5 has the column "
                                + "add, where " + counted),
                message);
    }

    private void checksum(long files) throws IOException {
        Files.writeString(
                table.resolve("_delta_log/00000000000000000005.crc"),
                "{\"tableSizeBytes\":1,\"numFiles\":%d}".formatted(files));
    }

    private void hint(long adds) throws IOException {
        Files.writeString(
                table.resolve("_delta_log/_last_checkpoint"),
                "{\"version\":5,\"size\":9,\"numOfAddFiles\":%d}".formatted(adds));
    }
}
