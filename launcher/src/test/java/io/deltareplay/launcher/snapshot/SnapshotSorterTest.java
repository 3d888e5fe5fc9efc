package io.deltareplay.launcher.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deltareplay.action.AddFile;
import io.deltareplay.action.DeletionVector;
import io.deltareplay.filelist.FileColumn;
import io.deltareplay.filelist.FileListBatch;
import io.deltareplay.filelist.FileListSchema;
import io.deltareplay.launcher.deliver.FileListSink;
import io.deltareplay.launcher.error.StorageException;
import io.deltareplay.launcher.plan.Facts;
import io.deltareplay.launcher.replay.CollectingSink;
import io.deltareplay.launcher.replay.ReplayResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Held against a plain sort of the same files.
class SnapshotSorterTest {
    private static final Set<FileColumn> ALL = EnumSet.allOf(FileColumn.class);
    /// So little that every few rows are a run, and merged in several levels.
    private static final long TINY = 32 << 10;
    private static final long AMPLE = 64 << 20;

    @TempDir
    Path folder;

    private static final Comparator<AddFile> ORDER = Comparator.comparingLong(AddFile::modificationTime)
            .thenComparing(file -> file.path().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned)
            .thenComparing(
                    file -> file.deletionVector() == null
                            ? new byte[0]
                            : file.deletionVector().uniqueId().getBytes(StandardCharsets.UTF_8),
                    Arrays::compareUnsigned);

    /// Files with whatever the protocol allows.
    private static AddFile random(Random random, int number, long times) {
        String path = "d=" + random.nextInt(3) + "/" + "x".repeat(random.nextInt(40))
                + List.of("", "ä", "é€", "\uD83D\uDE00", "%20").get(random.nextInt(5)) + number;
        return new AddFile(
                path,
                map(random, "col", 4),
                random.nextLong(1L << 40),
                random.nextLong(times),
                random.nextBoolean(),
                "{\"numRecords\":1}",
                random.nextInt(4) == 0 ? map(random, "tag", 3) : null,
                random.nextInt(5) == 0 ? vector(random) : null,
                random.nextInt(3) == 0 ? random.nextLong() : null,
                random.nextInt(3) == 0 ? random.nextLong() : null,
                random.nextInt(3) == 0 ? "liquid" + random.nextInt(3) : null);
    }

    private static Map<String, String> map(Random random, String name, int most) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = random.nextInt(most); i > 0; i--) {
            map.put(name + i, random.nextInt(4) == 0 ? null : "v".repeat(random.nextInt(9)));
        }
        return map;
    }

    private static DeletionVector vector(Random random) {
        return new DeletionVector(
                random.nextBoolean() ? "u" : "i",
                "ab" + random.nextInt(1000),
                random.nextBoolean() ? random.nextInt(100) : null,
                random.nextInt(100),
                random.nextLong(100));
    }

    private static AddFile plain(String path, long time, DeletionVector vector) {
        return new AddFile(path, Map.of(), 1, time, true, null, null, vector, null, null, null);
    }

    private static List<AddFile> files(int count, IntFunction<AddFile> file) {
        return new ArrayList<>(IntStream.range(0, count).mapToObj(file).toList());
    }

    private record Sorted(List<String> rows, ReplayResult result) {}

    /// Feeds the files in batches of all sizes, whose vectors are overwritten each time.
    private Sorted sort(List<AddFile> files, Set<FileColumn> columns, long from, long memory) throws Exception {
        CollectingSink sink = new CollectingSink();
        ReplayResult result = sort(files, columns, from, memory, sink);
        return new Sorted(sink.rows().stream().map(ObjectNode::toString).toList(), result);
    }

    private ReplayResult sort(List<AddFile> files, Set<FileColumn> columns, long from, long memory, FileListSink sink)
            throws Exception {
        SnapshotOptions options = new SnapshotOptions(columns, from, memory, folder);
        Random sizes = new Random(5);
        try (RootAllocator allocator = new RootAllocator();
                FileListBatch batch = new FileListBatch(FileListSchema.of(options.replayed(), Map.of()), allocator);
                SnapshotSorter sorter = new SnapshotSorter(options, Facts.withTail(1, 1))) {
            for (int next = 0; next < files.size(); ) {
                int end = Math.min(files.size(), next + 1 + sizes.nextInt(sizes.nextBoolean() ? 10 : 3000));
                for (; next < end; next++) {
                    batch.append(files.get(next));
                }
                sorter.accept(batch.seal());
                batch.clear();
            }
            ReplayResult replayed = new ReplayResult(files.size(), -1, -1, files.size(), 0, false, List.of());
            return sorter.deliver(replayed, sink, SnapshotProgress.NONE);
        }
    }

    /// What the files look like without a detour, in the order of a plain sort.
    private static List<String> expected(List<AddFile> files, Set<FileColumn> columns) {
        List<AddFile> sorted = files.stream().sorted(ORDER).toList();
        CollectingSink sink = new CollectingSink();
        try (RootAllocator allocator = new RootAllocator();
                FileListBatch batch = new FileListBatch(FileListSchema.of(columns, Map.of()), allocator)) {
            sorted.forEach(batch::append);
            VectorSchemaRoot root = batch.seal();
            if (root.getVector("index") instanceof BigIntVector index) {
                IntStream.range(0, sorted.size()).forEach(row -> index.setSafe(row, row));
            }
            sink.accept(root);
        }
        sink.rows().forEach(row -> row.remove("stats"));
        return sink.rows().stream().map(JsonNode::toString).toList();
    }

    private void isInOrder(List<AddFile> files, long memory) throws Exception {
        Sorted sorted = sort(files, ALL, 0, memory);
        assertEquals(expected(files, ALL), sorted.rows());
        assertEquals(files.size(), sorted.result().files());
        assertEquals(
                files.stream().mapToLong(AddFile::size).sum(), sorted.result().bytes());
        assertEquals(
                files.stream().filter(file -> file.deletionVector() != null).count(),
                sorted.result().filesWithDeletionVector());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 100, 8191, 8192, 8193, 30_000})
    void filesComeInOrderFromMemory(int count) throws Exception {
        Random random = new Random(count);
        List<AddFile> files = files(count, i -> random(random, i, 1L << 40));
        isInOrder(files, AMPLE);
        assertFalse(sort(files, ALL, 0, AMPLE).result().spilled());
    }

    @ParameterizedTest
    @CsvSource({"1000, 1", "5000, 3", "5000, 1000000", "30000, 50", "30000, 1099511627776"})
    void filesComeInOrderFromManyRunsInSeveralLevels(int count, long times) throws Exception {
        Random random = new Random(count);
        List<AddFile> files = files(count, i -> random(random, i, times));
        isInOrder(files, TINY);
        assertTrue(sort(files, ALL, 0, TINY).result().spilled());
    }

    @ParameterizedTest
    @ValueSource(longs = {TINY, 1 << 20, AMPLE})
    void equalTimesAreOrderedByPathThenByDeletionVector(long memory) throws Exception {
        Random random = new Random(1);
        List<AddFile> files = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            String path = "date=2020-01-01/part-0000" + random.nextInt(700);
            files.add(plain(path + "/" + i, 7, null));
            files.add(plain(path, 7 + random.nextInt(2), new DeletionVector("u", "v" + i, random.nextInt(9), 1, 1)));
        }
        files.add(plain("date=2020-01-01/part-00001", 7, null));
        isInOrder(files, memory);
    }

    @ParameterizedTest
    @ValueSource(longs = {TINY, AMPLE})
    void timesMayLieAsFarApartAsTheyCan(long memory) throws Exception {
        Random random = new Random(2);
        List<AddFile> files = files(3000, i -> plain("p" + random.nextInt(100_000) + "-" + i, random.nextLong(), null));
        files.add(plain("first", Long.MIN_VALUE, null));
        files.add(plain("last", Long.MAX_VALUE, null));
        files.add(plain("also last", Long.MAX_VALUE, null));
        isInOrder(files, memory);
    }

    @ParameterizedTest
    @ValueSource(longs = {TINY, AMPLE})
    void pathsMayBeAsLongAsTheyLike(long memory) throws Exception {
        Random random = new Random(3);
        List<AddFile> files =
                files(300, i -> plain("p".repeat(random.nextInt(5) * 20_000) + i, random.nextInt(3), null));
        files.add(plain("q".repeat(2 << 20), 1, null));
        isInOrder(files, memory);
    }

    @Test
    void pathsAreOrderedAsUnsignedBytesAndAPrefixComesFirst() throws Exception {
        List<AddFile> files = Stream.of(
                        "a",
                        "a\u0001",
                        "ab",
                        "\u007f",
                        "\u0080",
                        "ÿ",
                        "\uE000",
                        "\uD83D\uDE00",
                        "aaaaaaaab",
                        "aaaaaaaa")
                .map(path -> plain(path, 0, null))
                .toList();
        List<String> paths = new ArrayList<>();
        CollectingSink sink = new CollectingSink();
        sort(files, Set.of(FileColumn.PATH), 0, AMPLE, sink);
        sink.rows().forEach(row -> paths.add(row.get("path").asText()));
        assertEquals(
                List.of(
                        "a",
                        "a\u0001",
                        "aaaaaaaa",
                        "aaaaaaaab",
                        "ab",
                        "\u007f",
                        "\u0080",
                        "ÿ",
                        "\uE000",
                        "\uD83D\uDE00"),
                paths);
    }

    @ParameterizedTest
    @ValueSource(longs = {TINY, AMPLE})
    void columnsThatAreNotWantedAreLeftOut(long memory) throws Exception {
        Random random = new Random(4);
        List<AddFile> files = files(4000, i -> random(random, i, 100));
        for (FileColumn column : FileColumn.values()) {
            Set<FileColumn> columns = EnumSet.of(column);
            assertEquals(
                    expected(files, columns), sort(files, columns, 0, memory).rows(), column.columnName());
        }
        Set<FileColumn> some = EnumSet.of(FileColumn.SIZE, FileColumn.TAGS, FileColumn.INDEX);
        assertEquals(expected(files, some), sort(files, some, 0, memory).rows());
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "4999", "5000", "5001", "9223372036854775807"})
    void filesBeforeAnIndexDoNotCome(long from) throws Exception {
        Random random = new Random(6);
        List<AddFile> files = files(5000, i -> random(random, i, 100));
        List<String> all = expected(files, ALL);
        for (long memory : new long[] {TINY, AMPLE}) {
            Sorted sorted = sort(files, ALL, from, memory);
            assertEquals(all.subList((int) Math.min(from, 5000), 5000), sorted.rows());
            assertEquals(sorted.rows().size(), sorted.result().files());
        }
    }

    @Test
    void batchesAreTheSameWhateverTheMemory() throws Exception {
        Random random = new Random(7);
        List<AddFile> files = files(20_000, i -> random(random, i, 1000));
        List<Integer> ample = batches(files, AMPLE);
        assertEquals(List.of(8192, 8192, 3616), ample);
        assertEquals(ample, batches(files, TINY));
    }

    private List<Integer> batches(List<AddFile> files, long memory) throws Exception {
        List<Integer> sizes = new ArrayList<>();
        sort(files, ALL, 0, memory, new Ending() {
            @Override
            public void accept(VectorSchemaRoot batch) {
                sizes.add(batch.getRowCount());
            }
        });
        return sizes;
    }

    private abstract static class Ending implements FileListSink {
        @Override
        public void finish() {}

        @Override
        public void close() {}
    }

    @Test
    void nothingStaysBehindWhenTheReaderGoesAway() throws Exception {
        Random random = new Random(8);
        List<AddFile> files = files(20_000, i -> random(random, i, 1000));
        assertThrows(
                IllegalStateException.class,
                () -> sort(files, ALL, 0, TINY, new Ending() {
                    @Override
                    public void accept(VectorSchemaRoot batch) {
                        throw new IllegalStateException("gone");
                    }
                }));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(), left.toList());
        }
        assertEquals(
                0,
                Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> thread.getName().equals("delta-replay-sort"))
                        .count());
    }

    @Test
    void aFolderThatCannotBeWrittenToIsAStorageFailure() throws Exception {
        Random random = new Random(9);
        List<AddFile> files = files(2000, i -> random(random, i, 1000));
        Path file = Files.createFile(folder.resolve("file"));
        SnapshotOptions options = new SnapshotOptions(ALL, 0, TINY, file.resolve("below"));
        try (RootAllocator allocator = new RootAllocator();
                FileListBatch batch = new FileListBatch(FileListSchema.of(options.replayed(), Map.of()), allocator);
                SnapshotSorter sorter = new SnapshotSorter(options, Facts.withTail(1, 1))) {
            files.forEach(batch::append);
            StorageException failed = assertThrows(StorageException.class, () -> sorter.accept(batch.seal()));
            assertTrue(
                    failed.getMessage().startsWith("cannot order the files of a table at version 9: "),
                    failed.getMessage());
            assertTrue(failed.remedy().contains("--memory"), failed.remedy());
        }
    }
}
