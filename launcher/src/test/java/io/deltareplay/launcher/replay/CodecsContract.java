package io.deltareplay.launcher.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.deltareplay.launcher.cli.CommandContract;
import io.deltareplay.launcher.cli.Program;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.arrow.compression.CommonsCompressionFactory;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.apache.arrow.vector.util.ByteArrayReadableSeekableByteChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What checkpoints may be compressed with is read, and what Arrow may be compressed with is written.
public abstract class CodecsContract extends CommandContract {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path table;

    protected CodecsContract(Program program) {
        super(program);
    }

    static List<String> forms() throws IOException {
        return CheckpointFormsTest.forms();
    }

    private static List<ActiveFile> expected() throws IOException {
        return files(Files.readAllLines(CheckpointFormsTest.FORMS.resolve("expected.jsonl")));
    }

    private static List<ActiveFile> files(List<String> lines) throws IOException {
        List<ActiveFile> files = new ArrayList<>();
        for (String line : lines) {
            files.add(ActiveFile.of(JSON.readTree(line)));
        }
        return files.stream().sorted().toList();
    }

    private void write(String form) throws IOException {
        Path log = Files.createDirectories(table.resolve("_delta_log"));
        Files.copy(CheckpointFormsTest.FORMS.resolve(form), log.resolve("00000000000000000010.checkpoint.parquet"));
        Files.writeString(log.resolve("00000000000000000010.json"), "{\"commitInfo\":{}}\n");
    }

    @ParameterizedTest
    @MethodSource("forms")
    void everyParquetCodecGivesTheSameFiles(String form) throws Exception {
        write(form);
        assertEquals(0, run("files", table.toString(), "--format", "jsonl", "--stats"), this::messages);
        assertEquals(expected(), files(text().lines().toList()));
    }

    @Test
    void parquetCodecThatNobodyDecodesIsNamed() throws Exception {
        write("brotli-v1-dictionary.parquet");
        assertEquals(4, run("files", table.toString()), this::messages);
        assertTrue(messages().toLowerCase(Locale.ROOT).contains("brotli"), messages());
    }

    @ParameterizedTest
    @CsvSource({"arrow, none", "arrow, lz4", "arrow, zstd", "arrow-file, none", "arrow-file, lz4", "arrow-file, zstd"})
    void everyArrowCodecReadsBackAsWhatWasThere(String format, String compression) throws Exception {
        write("snappy-v1-dictionary.parquet");
        assertEquals(
                0,
                run("files", table.toString(), "--stats", "--format", format, "--compression", compression),
                this::messages);
        CollectingSink rows = new CollectingSink();
        try (RootAllocator allocator = new RootAllocator(1L << 30);
                ArrowReader reader = reader(format, allocator)) {
            while (reader.loadNextBatch()) {
                rows.accept(reader.getVectorSchemaRoot());
            }
        }
        assertEquals(expected(), rows.files());
    }

    private ArrowReader reader(String format, BufferAllocator allocator) {
        return format.equals("arrow")
                ? new ArrowStreamReader(new ByteArrayInputStream(data()), allocator, CommonsCompressionFactory.INSTANCE)
                : new ArrowFileReader(
                        new ByteArrayReadableSeekableByteChannel(data()),
                        allocator,
                        CommonsCompressionFactory.INSTANCE);
    }
}
