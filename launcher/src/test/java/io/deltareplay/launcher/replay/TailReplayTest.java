package io.deltareplay.launcher.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deltareplay.launcher.error.DamagedLogException;
import io.deltareplay.launcher.error.StorageException;
import io.deltareplay.launcher.inspect.VersionSelector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The newest action of a file decides: random logs against a map that is replayed from the oldest action to the
/// newest.
class TailReplayTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HEAD = """
            {"protocol":{"minReaderVersion":1,"minWriterVersion":2}}
            {"metaData":{"id":"t","format":{"provider":"parquet","options":{}},"schemaString":"{\\"type\\":\\"struct\\",\\"fields\\":[]}","partitionColumns":[],"configuration":{}}}
            """;

    @TempDir
    Path table;

    private void commit(long version, List<String> actions) throws IOException {
        Path log = Files.createDirectories(table.resolve("_delta_log"));
        Files.writeString(
                log.resolve("%020d.json".formatted(version)),
                (version == 0 ? HEAD : "") + String.join("\n", actions) + (actions.isEmpty() ? "" : "\n"));
    }

    private static String add(String path, String vector, long size) {
        ObjectNode root = action("add", path, vector);
        ((ObjectNode) root.get("add"))
                .put("size", size)
                .put("modificationTime", 1)
                .put("dataChange", true)
                .putObject("partitionValues");
        return root.toString();
    }

    private static String remove(String path, String vector) {
        return action("remove", path, vector).toString();
    }

    private static ObjectNode action(String kind, String path, String vector) {
        ObjectNode root = JSON.createObjectNode();
        ObjectNode body = root.putObject(kind).put("path", path);
        if (vector != null) {
            body.putObject("deletionVector")
                    .put("storageType", "u")
                    .put("pathOrInlineDv", vector)
                    .put("offset", 1)
                    .put("sizeInBytes", 4)
                    .put("cardinality", 2);
        }
        return root;
    }

    private SerialRun run(long memoryBytes) {
        return SerialRun.of(table, new VersionSelector.Latest(), SerialRun.ALL_COLUMNS, memoryBytes);
    }

    private static List<String> sizes(SerialRun run) {
        return run.sink().rows().stream()
                .map(row -> row.get("path").asText() + "=" + row.get("size").asLong())
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void agreesWithAMapInMemoryAndSpilled(int seed) throws IOException {
        Random random = new Random(seed);
        Map<String, Long> state = new HashMap<>();
        long size = 0;
        for (int version = 0; version < 40; version++) {
            // Within one version each identity has at most one action, as the protocol wants it.
            TreeSet<String> touched = new TreeSet<>();
            List<String> actions = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                String path = "f" + random.nextInt(900);
                String vector = random.nextInt(4) == 0 ? "dv" + random.nextInt(2) : null;
                String key = path + "/" + vector;
                if (!touched.add(key)) {
                    continue;
                }
                if (random.nextInt(5) < 3) {
                    actions.add(add(path, vector, ++size));
                    state.put(key, size);
                } else {
                    actions.add(remove(path, vector));
                    state.remove(key);
                }
            }
            Collections.shuffle(actions, random);
            commit(version, actions);
        }
        List<String> expected = state.entrySet().stream()
                .map(e -> e.getKey().substring(0, e.getKey().indexOf('/')) + "=" + e.getValue())
                .sorted()
                .toList();
        assertEquals(expected, sizes(run(64 << 20)));
        for (long memory : new long[] {1000, 9000, 30_000, 70_000}) {
            SerialRun spilled = run(memory);
            assertEquals(expected, sizes(spilled), memory + " bytes");
            assertTrue(memory > 30_000 || spilled.result().spilled(), memory + " bytes are too many to spill");
            assertEquals(state.size(), spilled.result().files());
        }
    }

    @Test
    void aRemoveWinsOverAnAddOfTheSameVersionWhereverItStandsAndSaysSo() throws IOException {
        commit(
                0,
                List.of(add("a", null, 1), remove("a", null), remove("b", null), add("b", null, 2), add("c", null, 3)));
        for (long memory : new long[] {64 << 20, 1000}) {
            SerialRun run = run(memory);
            assertEquals(List.of("c=3"), sizes(run));
            assertEquals(
                    2, run.result().warnings().size(), run.result().warnings().toString());
            assertTrue(run.result().warnings().getFirst().contains("the remove wins"));
        }
    }

    @Test
    void theLastAddOfAVersionThatAddsAFileTwiceWins() throws IOException {
        commit(0, List.of(add("a", null, 1), add("a", null, 2)));
        assertEquals(List.of("a=2"), sizes(run(64 << 20)));
        assertEquals(List.of("a=2"), sizes(run(1000)));
    }

    @Test
    void aFileWithANewDeletionVectorReplacesTheOldOne() throws IOException {
        commit(0, List.of(add("a", null, 1)));
        commit(1, List.of(remove("a", null), add("a", "x", 2)));
        commit(2, List.of(remove("a", "x"), add("a", "y", 3)));
        assertEquals(List.of("a=3"), sizes(run(64 << 20)));
    }

    @Test
    void anotherSpellingOfAPathIsTheSameFile() throws IOException {
        commit(0, List.of(add("d=a%20b/x", null, 1), add("file:///t/y", null, 2), add("z%41", null, 3)));
        commit(1, List.of(remove("d=a b/x", null), remove("/t/y", null), remove("zA", null)));
        assertEquals(List.of(), sizes(run(64 << 20)));
    }

    @Test
    void aDamagedLineIsNamedWithItsNumber() throws IOException {
        commit(0, List.of(add("a", null, 1)));
        commit(1, List.of(add("b", null, 1), "{\"add\":{\"path\":\"c\"}}", add("d", null, 1)));
        DamagedLogException e = assertThrows(DamagedLogException.class, () -> run(64 << 20));
        assertTrue(e.getMessage().contains("00000000000000000001.json"), e.getMessage());
        assertTrue(e.getMessage().contains("line 2"), e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", " \n\n"})
    void aCommitWithoutAnyActionIsDamageAndNotACommitThatDidNothing(String content) throws IOException {
        commit(0, List.of(add("a", null, 1)));
        commit(1, List.of());
        Files.writeString(table.resolve("_delta_log/00000000000000000001.json"), content);
        DamagedLogException e = assertThrows(DamagedLogException.class, () -> run(64 << 20));
        assertTrue(e.getMessage().contains("00000000000000000001.json"), e.getMessage());
    }

    @Test
    void aSpillFolderThatCannotBeUsedIsAStorageErrorThatSaysWhatToDo() throws IOException {
        commit(0, List.of(add("a", null, 1)));
        Path notAFolder = Files.writeString(table.resolve("file"), "");
        StorageException e = assertThrows(
                StorageException.class,
                () -> SerialRun.of(
                        table, new VersionSelector.Latest(), SerialRun.ALL_COLUMNS, 1000, notAFolder.resolve("spill")));
        assertTrue(e.remedy().contains("--memory"), e.remedy());
    }
}
