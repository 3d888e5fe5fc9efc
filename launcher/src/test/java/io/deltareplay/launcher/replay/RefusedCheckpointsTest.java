package io.deltareplay.launcher.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.deltareplay.filelist.FileColumn;
import io.deltareplay.launcher.error.DamagedLogException;
import io.deltareplay.launcher.error.DeltaReplayException;
import io.deltareplay.launcher.error.UnsupportedTableException;
import io.deltareplay.launcher.inspect.VersionSelector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is wrong with a checkpoint is said by its right name: what is damaged, and what is not supported, whichever
/// of the readers meets it. `src/test/fixtures/refused.py` wrote the files; the executor job's tests read them,
/// too.
class RefusedCheckpointsTest {
    private static final Path DAMAGED = CheckpointFormsTest.FORMS.resolve("damaged");

    @TempDir
    Path table;

    static List<String> damaged() throws IOException {
        try (Stream<Path> files = Files.list(DAMAGED)) {
            return files.map(file -> file.getFileName().toString().replace(".parquet", ""))
                    .sorted()
                    .toList();
        }
    }

    private Path write(Path form, String... tail) throws IOException {
        Path log = Files.createDirectories(table.resolve("_delta_log"));
        Path checkpoint = log.resolve("00000000000000000010.checkpoint.parquet");
        Files.copy(form, checkpoint);
        Files.writeString(log.resolve("00000000000000000010.json"), "{\"commitInfo\":{}}\n");
        if (tail.length > 0) {
            Files.writeString(log.resolve("00000000000000000011.json"), String.join("\n", tail) + "\n");
        }
        return checkpoint;
    }

    @ParameterizedTest
    @CsvSource({
        "brotli, is compressed with BROTLI",
        "brotli-path, its column add.path is compressed with BROTLI",
        "brotli-stats, its column add.stats is compressed with BROTLI",
        "lzo, is compressed with LZO",
        "encrypted, it is encrypted",
        "encrypted-columns, it has encrypted columns"
    })
    void whatIsNotDecodedIsNotCalledDamaged(String form, String reason) throws IOException {
        Path checkpoint = write(CheckpointFormsTest.FORMS.resolve("unsupported/" + form + ".parquet"));
        DeltaReplayException e = assertThrows(DeltaReplayException.class, () -> SerialRun.latest(table));
        assertInstanceOf(UnsupportedTableException.class, e);
        assertEquals(4, e.exitCode().code());
        assertTrue(e.getMessage().contains(checkpoint + " is not supported: "), e.getMessage());
        assertTrue(e.getMessage().contains(reason), e.getMessage());
        assertTrue(e.remedy().contains("snappy or zstd"), e.remedy());
        assertFalse((e.getMessage() + e.remedy()).contains("damaged"));
    }

    @Test
    void aCodecDoesNotMatterWhereTheColumnIsNotRead() throws IOException {
        write(CheckpointFormsTest.FORMS.resolve("unsupported/brotli-stats.parquet"));
        EnumSet<FileColumn> columns = EnumSet.of(FileColumn.PATH, FileColumn.SIZE);
        assertEquals(
                2,
                SerialRun.of(table, new VersionSelector.Latest(), columns, 1 << 20)
                        .result()
                        .files());
    }

    @Test
    void whatOnlySparkDoesNotDecodeIsRead() throws IOException {
        write(CheckpointFormsTest.FORMS.resolve("unsupported/byte-stream-split.parquet"));
        assertEquals(2, SerialRun.latest(table).result().files());
    }

    @ParameterizedTest
    @MethodSource("damaged")
    void anAddWithoutWhatItMustHaveIsDamage(String name) throws IOException {
        String[] parts = name.split("-");
        Path checkpoint = write(DAMAGED.resolve(name + ".parquet"));
        DamagedLogException e = assertThrows(DamagedLogException.class, () -> SerialRun.latest(table));
        String reason = "add.%s is %s".formatted(parts[1], parts[2]);
        assertTrue(e.getMessage().contains(reason), e.getMessage());
        assertTrue(e.getMessage().contains(checkpoint + " is damaged"), e.getMessage());
    }

    @ParameterizedTest
    @MethodSource("damaged")
    void soItIsWhenFilesAreToldApart(String name) throws IOException {
        String[] parts = name.split("-");
        write(DAMAGED.resolve(name + ".parquet"), "{\"remove\":{\"path\":\"3.parquet\"}}");
        EnumSet<FileColumn> columns = parts[1].startsWith("deletionVector")
                ? EnumSet.of(FileColumn.PATH)
                : EnumSet.of(FileColumn.named(parts[1]).orElseThrow());
        DamagedLogException e = assertThrows(
                DamagedLogException.class, () -> SerialRun.of(table, new VersionSelector.Latest(), columns, 1 << 20));
        assertTrue(e.getMessage().contains("add.%s is %s".formatted(parts[1], parts[2])), e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"dictionary", "delta"})
    void aVectorOfNullsIsNoneAndAnUnknownStorageTypeIsPassedOn(String encoding) throws IOException {
        write(CheckpointFormsTest.FORMS.resolve("vectors/" + encoding + ".parquet"));
        SerialRun run = SerialRun.latest(table);
        assertEquals(3, run.result().files());
        assertEquals(2, run.result().filesWithDeletionVector());
    }
}
