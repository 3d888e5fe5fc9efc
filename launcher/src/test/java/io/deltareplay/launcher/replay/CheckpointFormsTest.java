package io.deltareplay.launcher.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deltareplay.filelist.FileColumn;
import io.deltareplay.launcher.error.DeltaReplayException;
import io.deltareplay.launcher.inspect.VersionSelector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// One checkpoint, stored in every way that a Parquet writer may choose; `src/test/fixtures/checkpoints.py` wrote
/// them.
class CheckpointFormsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    static final Path FORMS = Path.of("src/test/resources/checkpoints");

    @TempDir
    Path table;

    static List<String> forms() throws IOException {
        try (Stream<Path> files = Files.list(FORMS)) {
            return files.map(p -> p.getFileName().toString())
                    .filter(name -> name.endsWith(".parquet") && !name.startsWith("brotli"))
                    .sorted()
                    .toList();
        }
    }

    private static List<JsonNode> expected() throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        for (String line : Files.readAllLines(FORMS.resolve("expected.jsonl"))) {
            rows.add(JSON.readTree(line));
        }
        assertEquals(250, rows.size());
        return rows;
    }

    private void write(String form, String... tail) throws IOException {
        Path log = Files.createDirectories(table.resolve("_delta_log"));
        Files.copy(FORMS.resolve(form), log.resolve("00000000000000000010.checkpoint.parquet"));
        Files.writeString(log.resolve("00000000000000000010.json"), "{\"commitInfo\":{}}\n");
        for (int i = 0; i < tail.length; i++) {
            Files.writeString(log.resolve("%020d.json".formatted(11 + i)), tail[i] + "\n");
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void everyFormGivesTheSameFiles(String form) throws IOException {
        write(form);
        SerialRun run = SerialRun.latest(table);
        assertEquals(
                expected().stream().map(ActiveFile::of).sorted().toList(),
                run.sink().files());
        assertEquals(250, run.result().files());
        assertEquals(
                expected().stream().mapToLong(add -> add.get("size").asLong()).sum(),
                run.result().bytes());
        assertEquals(
                expected().stream().filter(add -> add.has("deletionVector")).count(),
                run.result().filesWithDeletionVector());
    }

    @ParameterizedTest
    @MethodSource("forms")
    void everyFormKeepsTheOrderAndEveryColumn(String form) throws IOException {
        write(form);
        assertEquals(expected(), plain(SerialRun.latest(table).sink()));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void predicatesKeepTheSameFilesOfEveryForm(String form) throws IOException {
        write(form);
        FilteredReplay.check(table, new VersionSelector.Latest(), form);
    }

    private static List<JsonNode> plain(CollectingSink sink) {
        // Numbers of structs were read as text.
        return sink.rows().stream()
                .map(row -> {
                    JsonNode vector = row.get("deletionVector");
                    if (vector instanceof ObjectNode fields) {
                        for (String name : List.of("offset", "sizeInBytes", "cardinality")) {
                            if (fields.hasNonNull(name)) {
                                fields.put(name, fields.get(name).asLong());
                            } else {
                                fields.putNull(name);
                            }
                        }
                    }
                    try {
                        return JSON.readTree(row.toString());
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .toList();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void theTailHidesRowsOfEveryForm(String form) throws IOException {
        List<JsonNode> rows = expected();
        Set<Integer> gone = new TreeSet<>();
        StringBuilder commit = new StringBuilder();
        Random random = new Random(form.hashCode());
        for (int i : IntStream.range(0, rows.size())
                .filter(i -> random.nextInt(3) == 0)
                .toArray()) {
            gone.add(i);
            var remove = JSON.createObjectNode();
            remove.putObject("remove").put("path", rows.get(i).get("path").asText());
            if (rows.get(i).has("deletionVector")) {
                ((ObjectNode) remove.get("remove"))
                        .set("deletionVector", rows.get(i).get("deletionVector"));
            }
            commit.append(remove).append('\n');
        }
        write(form, commit.toString());
        SerialRun run = SerialRun.of(table, new VersionSelector.Latest(), SerialRun.ALL_COLUMNS, 1 << 20);
        assertEquals(
                IntStream.range(0, rows.size())
                        .filter(i -> !gone.contains(i))
                        .mapToObj(rows::get)
                        .toList(),
                plain(run.sink()));
        assertFalse(run.result().spilled());
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aRemoveOfAnotherDeletionVectorHidesNothing(String form) throws IOException {
        String path = expected().stream()
                .filter(add -> add.has("deletionVector"))
                .findFirst()
                .orElseThrow()
                .get("path")
                .asText();
        write(form, "{\"remove\":{\"path\":\"" + path + "\"}}");
        assertEquals(250, SerialRun.latest(table).result().files());
    }

    @ParameterizedTest
    @ValueSource(strings = {"path", "size", "deletionVector", "partitionValues", "tags", "stats", "dataChange"})
    void oneColumnAloneIsTheSameAsAmongAll(String name) throws IOException {
        write("snappy-v1-dictionary.parquet");
        SerialRun run = SerialRun.of(
                table,
                new VersionSelector.Latest(),
                EnumSet.of(FileColumn.named(name).orElseThrow()),
                1 << 20);
        List<JsonNode> expected = expected().stream()
                .map(add -> add.has(name) ? add.get(name) : JSON.nullNode())
                .toList();
        assertEquals(
                expected,
                plain(run.sink()).stream()
                        .map(row -> row.has(name) ? row.get(name) : JSON.nullNode())
                        .toList());
    }

    @Test
    void aCodecThatNobodyDecodesIsNamed() throws IOException {
        write("brotli-v1-dictionary.parquet");
        DeltaReplayException e = assertThrows(DeltaReplayException.class, () -> SerialRun.latest(table));
        assertEquals(4, e.exitCode().code());
        assertTrue(e.getMessage().toLowerCase(Locale.ROOT).contains("brotli"), e.getMessage());
    }

    /// Page checksums cover every byte of every page: no flipped bit there may change the answer unnoticed.
    @ParameterizedTest
    @ValueSource(strings = {"none-v1-plain.parquet", "snappy-v2-dictionary.parquet", "delta-encodings.parquet"})
    void aFlippedBitInAPageNeverGoesUnnoticed(String form) throws IOException {
        write(form);
        Path file = table.resolve("_delta_log/00000000000000000010.checkpoint.parquet");
        byte[] sound = Files.readAllBytes(file);
        List<ActiveFile> answer = SerialRun.latest(table).sink().files();
        int footer = ByteBuffer.wrap(sound).order(ByteOrder.LITTLE_ENDIAN).getInt(sound.length - 8);
        Random random = new Random(5);
        int noticed = 0;
        for (int i = 0; i < 120; i++) {
            byte[] damaged = sound.clone();
            damaged[4 + random.nextInt(sound.length - footer - 12)] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, damaged);
            try {
                assertEquals(answer, SerialRun.latest(table).sink().files());
            } catch (DeltaReplayException e) {
                assertEquals(4, e.exitCode().code(), e.getMessage());
                assertTrue(e.getMessage().contains("checkpoint.parquet"), e.getMessage());
                noticed++;
            }
        }
        assertTrue(noticed > 40, "only %d of 120 damaged files were refused".formatted(noticed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none-v1-plain.parquet", "snappy-v2-dictionary.parquet", "delta-encodings.parquet"})
    void aFileCutAnywhereIsRefused(String form) throws IOException {
        write(form);
        Path file = table.resolve("_delta_log/00000000000000000010.checkpoint.parquet");
        byte[] sound = Files.readAllBytes(file);
        for (int length = 0; length < sound.length; length += sound.length / 23) {
            Files.write(file, Arrays.copyOf(sound, length));
            DeltaReplayException e = assertThrows(DeltaReplayException.class, () -> SerialRun.latest(table));
            assertEquals(4, e.exitCode().code(), e.getMessage());
        }
    }
}
