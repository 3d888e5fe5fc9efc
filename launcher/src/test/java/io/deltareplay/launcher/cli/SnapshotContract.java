package io.deltareplay.launcher.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.deltareplay.filelist.FileColumn;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What `snapshot` prints, says and refuses.
public abstract class SnapshotContract extends CommandContract {
    private static final int MANY = 20_000;

    @TempDir
    Path folder;

    String table = "";

    protected SnapshotContract(Program program) {
        super(program);
    }

    /// Modification times do not follow the paths, and three files share one.
    @BeforeEach
    void writeTable() throws IOException {
        TextLog log = new TextLog(folder.resolve("a table"));
        log.commit(1, add("z", 10), add("m%20m", 30), add("ä", 30), add("a", 40));
        log.commit(2, add("M", 30), add("early", -5));
        table = log.table.toString();
    }

    private static String add(String path, long time) {
        return ("{\"add\":{\"path\":\"%s\",\"partitionValues\":{\"d\":\"1\"},\"size\":10,\"modificationTime\":%d,"
                        + "\"dataChange\":true,\"stats\":\"{\\\"numRecords\\\":1}\"}}")
                .formatted(path, time);
    }

    @Test
    void strictFailsOnAnotherNumberOfFilesThanTheChecksumFileSays() throws Exception {
        Files.writeString(Path.of(table, "_delta_log", "00000000000000000002.crc"), "{\"numFiles\":7}");
        assertEquals(0, run("snapshot", table, "--format", "jsonl"));
        assertTrue(messages().contains(" has 6 files, where "), messages());
        assertEquals(0, run("snapshot", table, "--format", "jsonl", "--from-index", "2"));
        assertFalse(messages().contains("warning"), messages());
        assertEquals(4, run("snapshot", table, "--format", "jsonl", "--strict"));
        assertEquals(2, run("snapshot", table, "--strict", "--from-index", "2"));
        assertTrue(messages().contains("--strict means nothing with --from-index"), messages());
    }

    /// A table with more rows than a batch has, in another order than theirs.
    private String manyFiles() throws IOException {
        TextLog log = new TextLog(folder.resolve("many"));
        log.commit(
                1,
                IntStream.range(0, MANY)
                        .mapToObj(i -> add("part-" + (i * 7919L) % MANY, (i * 104_729L) % 1000))
                        .toArray(String[]::new));
        return log.table.toString();
    }

    private List<String> lines() {
        return text().lines().toList();
    }

    @Test
    void filesComeByModificationTimeThenByTheBytesOfTheirPath() throws Exception {
        assertEquals(0, run("snapshot", table, "--format", "csv", "--columns", "index,modificationTime,path"));
        assertEquals(
                List.of(
                        "path,modificationTime,index",
                        "early,-5,0",
                        "z,10,1",
                        "M,30,2",
                        "m%20m,30,3",
                        "ä,30,4",
                        "a,40,5"),
                lines());
        assertTrue(messages().startsWith("delta-replay: 6 files, version 2, serial in "), messages());
    }

    @Test
    void allColumnsAreThereWithStatisticsNullAndTheIndexLast() throws Exception {
        assertEquals(0, run("snapshot", table));
        try (RootAllocator allocator = new RootAllocator(1 << 30);
                ArrowStreamReader reader = new ArrowStreamReader(new ByteArrayInputStream(data()), allocator)) {
            List<String> names = reader.getVectorSchemaRoot().getFieldVectors().stream()
                    .map(FieldVector::getName)
                    .toList();
            assertEquals(
                    Arrays.stream(FileColumn.values())
                            .map(FileColumn::columnName)
                            .toList(),
                    names);
            assertEquals(
                    "the-id",
                    reader.getVectorSchemaRoot().getSchema().getCustomMetadata().get("delta.tableId"));
            assertTrue(reader.loadNextBatch());
            assertEquals(6, reader.getVectorSchemaRoot().getVector("stats").getNullCount());
            assertEquals(5L, reader.getVectorSchemaRoot().getVector("index").getObject(5));
            assertFalse(reader.loadNextBatch());
        }
    }

    @Test
    void aSnapshotHasTheSameBytesEachTimeAndWhateverTheMemory() throws Exception {
        String many = manyFiles();
        assertEquals(0, run("snapshot", many));
        byte[] first = data();
        assertEquals(0, run("snapshot", many));
        assertArrayEquals(first, data());
        assertFalse(messages().contains("spilled"), messages());
        assertEquals(0, run("snapshot", many, "--memory", "1m"));
        assertArrayEquals(first, data());
        assertTrue(messages().contains("spilled to disk"), messages());
    }

    @Test
    void theIndexHasNoGaps() throws Exception {
        assertEquals(0, run("snapshot", manyFiles(), "--columns", "index"));
        try (RootAllocator allocator = new RootAllocator(1 << 30);
                ArrowStreamReader reader = new ArrowStreamReader(new ByteArrayInputStream(data()), allocator)) {
            long next = 0;
            while (reader.loadNextBatch()) {
                BigIntVector index = (BigIntVector) reader.getVectorSchemaRoot().getVector("index");
                for (int row = 0; row < index.getValueCount(); row++) {
                    assertEquals(next++, index.get(row));
                }
            }
            assertEquals(MANY, next);
        }
    }

    @ParameterizedTest
    @CsvSource({"-1", "0", "8191", "9000", "19998", "19999", "9223372036854775807"})
    void afterAnIndexComesWhatFollowsInTheWholeSnapshot(long from) throws Exception {
        String many = manyFiles();
        String[] snapshot = {"snapshot", many, "--format", "jsonl"};
        assertEquals(0, run(snapshot));
        List<String> all = lines();
        assertEquals(
                0,
                run(Stream.concat(Stream.of(snapshot), Stream.of("--from-index", Long.toString(from)))
                        .toArray(String[]::new)));
        int first = (int) Math.min(from, MANY - 1) + 1;
        assertEquals(all.subList(first, MANY), lines());
        long left = MANY - first;
        assertTrue(
                messages().startsWith("delta-replay: %,d file%s, ".formatted(left, left == 1 ? "" : "s")), messages());
    }

    @Test
    void pathsComeInOrder() throws Exception {
        assertEquals(0, run("snapshot", table, "--format", "paths"));
        List<String> names = new ArrayList<>();
        lines().forEach(path -> names.add(path.substring(path.lastIndexOf('/') + 1)));
        assertEquals(List.of("early", "z", "M", "m m", "ä", "a"), names);
    }

    @Test
    void aPathThatIsThereTwiceIsOrderedByItsDeletionVector() throws Exception {
        TextLog log = new TextLog(folder.resolve("deleted"));
        log.commit(1, TextLog.addWithDeletionVector("b"), TextLog.add("b"), TextLog.add("a"));
        assertEquals(0, run("snapshot", log.table.toString(), "--format", "jsonl"));
        List<String> rows = lines();
        assertEquals(3, rows.size());
        assertTrue(rows.get(1).contains("\"deletionVector\":null"), rows.get(1));
        assertTrue(rows.get(2).contains("\"cardinality\":6"), rows.get(2));
        assertTrue(messages().contains("1 with deletion vectors"), messages());
        assertEquals(0, run("snapshot", log.table.toString(), "--columns", "index,path,size", "--format", "csv"));
        assertEquals(List.of("path,size,index", "a,10,0", "b,10,1", "b,10,2"), lines());
        assertEquals(4, run("snapshot", log.table.toString(), "--format", "paths"));
        assertEquals(0, run("snapshot", log.table.toString(), "--format", "paths", "--ignore-deletion-vectors"));
        assertEquals(3, lines().size());
    }

    @Test
    void aTableWithoutFilesHasAnEmptySnapshot() throws Exception {
        TextLog log = new TextLog(folder.resolve("empty"));
        assertEquals(0, run("snapshot", log.table.toString(), "--format", "jsonl"));
        assertEquals("", text());
        assertTrue(messages().startsWith("delta-replay: 0 files, "), messages());
    }

    @Test
    void reportTellsHowLongOrderingTook() throws Exception {
        Path report = folder.resolve("report.json");
        assertEquals(0, run("snapshot", table, "--from-index", "3", "--report", report.toString()));
        JsonNode json = new ObjectMapper().readTree(report.toFile());
        assertEquals("snapshot", json.get("command").textValue());
        assertEquals(2, json.at("/result/files").intValue());
        assertEquals(20, json.at("/result/bytes").intValue());
        assertTrue(json.at("/durationsMs/order").isNumber(), json.toString());
        assertFalse(json.at("/result/spilled").booleanValue());
    }

    @Test
    void anOutputFileHoldsWhatStandardOutputWouldHave() throws Exception {
        Path file = folder.resolve("snapshot.arrows");
        assertEquals(0, run("snapshot", table, "--output", file.toString()));
        assertEquals(0, run("snapshot", table));
        assertArrayEquals(data(), Files.readAllBytes(file));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    --from-index -2                   | --from-index -2 is no file's index
                    --from-index first                | 'first' is not a long
                    --stats                           | unknown option --stats
                    --format paths --columns path     | --columns means nothing with --format paths
                    --columns idx                     | there is no column 'idx'
                    --print0                          | --print0 means nothing with --format arrow
                    --conf spark.databricks.delta.v2.streaming.initialSnapshot.numPartitions=0 | is '0', which is no number of partitions
                    """)
    void whatCannotBeIsRefusedWithAReason(String options, String reason) throws Exception {
        assertEquals(
                2,
                run(Stream.concat(Stream.of("snapshot", table), Stream.of(options.split(" ")))
                        .toArray(String[]::new)));
        assertTrue(messages().contains(reason), messages());
        assertEquals("", text());
    }

    @Test
    void filesHaveNoIndexAndSaySo() throws Exception {
        assertEquals(2, run("files", table, "--columns", "path,index"));
        assertTrue(messages().contains("use delta-replay snapshot"), messages());
    }
}
