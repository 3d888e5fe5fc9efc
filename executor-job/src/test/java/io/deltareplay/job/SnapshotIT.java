package io.deltareplay.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.deltareplay.channel.ChannelOptions;
import io.deltareplay.filelist.FileColumn;
import io.deltareplay.job.testing.Launcher;
import io.deltareplay.job.testing.LocalSpark;
import io.deltareplay.job.testing.TestLog;
import io.deltareplay.request.ReplayProblem;
import io.deltareplay.request.ReplayRequest;
import io.deltareplay.request.ReplayTotals;
import io.deltareplay.request.SnapshotOrder;
import io.deltareplay.request.Strategy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The streaming initial snapshot, on a real Spark and over a real channel. */
class SnapshotIT {
    private static final Set<FileColumn> ALL = EnumSet.allOf(FileColumn.class);
    private static final int CHECKPOINT_FILES = 900;
    private static final int TAIL_FILES = 120;
    private static final int REMOVED = 40;

    private static LocalSpark spark;

    @TempDir
    Path folder;

    @BeforeAll
    static void startSpark() {
        spark = new LocalSpark(Map.of());
    }

    @AfterAll
    static void stopSpark() {
        spark.close();
    }

    /** A file as the test expects it. */
    private record File(long modificationTime, String path, String vector) {
        private static final Comparator<File> ORDER = Comparator.comparingLong(File::modificationTime)
                .thenComparing(file -> file.path().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned)
                .thenComparing(File::vector);

        String add() {
            String deletionVector = vector.isEmpty()
                    ? ""
                    : ",\"deletionVector\":{\"storageType\":\"u\",\"pathOrInlineDv\":\"%s\",\"sizeInBytes\":1,\"cardinality\":1}"
                            .formatted(vector);
            return ("{\"add\":{\"path\":\"%s\",\"partitionValues\":{\"p\":\"1\"},\"size\":1,\"modificationTime\":%d,"
                            + "\"dataChange\":true,\"stats\":\"{}\",\"tags\":{\"a\":\"b\"}%s}}")
                    .formatted(path, modificationTime, deletionVector);
        }
    }

    /** What arrived, in its order. */
    private static final class Arrived implements java.util.function.Consumer<VectorSchemaRoot> {
        private final List<String> files = new ArrayList<>();
        private final List<Long> indexes = new ArrayList<>();
        private final List<String> others = new ArrayList<>();

        @Override
        public void accept(VectorSchemaRoot batch) {
            for (int row = 0; row < batch.getRowCount(); row++) {
                Map<String, Object> values = new TreeMap<>();
                for (FieldVector vector : batch.getFieldVectors()) {
                    values.put(vector.getName(), String.valueOf(vector.getObject(row)));
                }
                files.add(values.remove("modificationTime") + " " + values.remove("path") + " "
                        + values.remove("deletionVector"));
                indexes.add(Long.valueOf(String.valueOf(values.remove("index"))));
                others.add(values.toString());
            }
        }
    }

    /** A log with a checkpoint of several row groups and a tail; its files with many equal times, in no order. */
    private List<File> write(TestLog log) throws IOException {
        Random random = new Random(7);
        List<File> checkpoint = files(random, CHECKPOINT_FILES, "c");
        List<File> tail = files(random, TAIL_FILES, "t");
        log.parquet(
                "%020d.checkpoint.parquet".formatted(4),
                TestLog.schema(),
                1 << 15,
                checkpoint.stream().map(File::add).toArray(String[]::new));
        log.commit(5, tail.stream().map(File::add).toArray(String[]::new));
        List<File> left = new ArrayList<>(checkpoint);
        left.removeIf(file -> !file.vector().isEmpty());
        List<String> removes = new ArrayList<>();
        List<File> all = new ArrayList<>(checkpoint);
        for (File removed : left.subList(0, REMOVED)) {
            removes.add(TestLog.remove(removed.path()));
            all.remove(removed);
        }
        log.commit(6, removes.toArray(String[]::new));
        all.addAll(tail);
        all.sort(File.ORDER);
        return all;
    }

    private static List<File> files(Random random, int count, String name) {
        return IntStream.range(0, count)
                .mapToObj(i -> new File(
                        random.nextInt(5) * 1000L,
                        List.of("z", "é", "中", "%20", "%2541", "").get(random.nextInt(6)) + name + i + ".parquet",
                        random.nextInt(6) == 0 ? "v" + i : ""))
                .flatMap(file -> file.vector().isEmpty() || random.nextBoolean()
                        ? Stream.of(file)
                        : Stream.of(file, new File(file.modificationTime(), file.path(), file.vector() + "b")))
                .toList();
    }

    private Arrived snapshot(ReplayRequest request, SnapshotOrder order) throws Exception {
        return snapshot(request, order, ChannelOptions.defaults(folder, 1L << 30));
    }

    private ReplayTotals totals;

    private Arrived snapshot(ReplayRequest request, SnapshotOrder order, ChannelOptions options) throws Exception {
        Arrived arrived = new Arrived();
        Launcher.Ending ending = Launcher.run(spark.context(), request.ordered(order, ALL), options, arrived);
        totals = ending.totals().orElseThrow(() -> new AssertionError(ending));
        assertEquals(totals.partitions(), ending.committed());
        assertEquals(totals.partitions(), ending.planned());
        assertEquals(totals.rows(), arrived.files.size());
        return arrived;
    }

    private static List<String> texts(List<File> files) {
        return files.stream()
                .map(file -> file.modificationTime() + " " + file.path() + " "
                        + (file.vector().isEmpty()
                                ? "null"
                                : "{\"storageType\":\"u\",\"pathOrInlineDv\":\"%s\",\"sizeInBytes\":1,\"cardinality\":1}"
                                        .formatted(file.vector())))
                .toList();
    }

    private static List<Long> numbers(long from, long to) {
        return java.util.stream.LongStream.range(from, to).boxed().toList();
    }

    static List<Arguments> strategiesAndPartitions() {
        List<Arguments> all = new ArrayList<>();
        for (Strategy strategy : Strategy.values()) {
            for (int partitions : new int[] {1, 3, 50, 1500}) {
                all.add(Arguments.of(strategy, partitions));
            }
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("strategiesAndPartitions")
    void filesComeInTheirOrderNumberedWithoutStatisticsAndTheLogIsReadOnce(Strategy strategy, int partitions)
            throws Exception {
        TestLog log = new TestLog(folder.resolve("t"));
        List<File> expected = write(log);
        Arrived arrived = snapshot(log.request(strategy, 4), new SnapshotOrder(partitions, 0));
        assertEquals(texts(expected), arrived.files);
        assertEquals(numbers(0, expected.size()), arrived.indexes);
        assertEquals(
                Set.of("{baseRowId=null, clusteringProvider=null, dataChange=true, defaultRowCommitVersion=null, "
                        + "partitionValues=[{\"key\":\"p\",\"value\":\"1\"}], size=1, stats=null, "
                        + "tags=[{\"key\":\"a\",\"value\":\"b\"}]}"),
                Set.copyOf(arrived.others));
        // Each add of the checkpoint, the tail and its removes: once, though Spark reads twice what it orders by
        // ranges.
        long actions = expected.size() + 2 * REMOVED;
        assertEquals(actions, totals.actionsRead());
    }

    @ParameterizedTest
    @EnumSource
    void whatComesBeforeAnIndexIsNotSent(Strategy strategy) throws Exception {
        TestLog log = new TestLog(folder.resolve("t"));
        List<File> expected = write(log);
        int size = expected.size();
        for (long from : new long[] {1, size / 2, size - 1, size, size + 1000L}) {
            Arrived arrived = snapshot(log.request(strategy, 4), new SnapshotOrder(7, from));
            assertEquals(texts(expected.subList((int) Math.min(size, from), size)), arrived.files, "from " + from);
            assertEquals(numbers(Math.min(size, from), size), arrived.indexes);
            assertTrue(totals.partitions() <= 7 - 7 * Math.min(size, from) / size + 1, "sends what nobody wants");
        }
    }

    @ParameterizedTest
    @EnumSource
    void onlyWhatIsAskedForTravels(Strategy strategy) throws Exception {
        TestLog log = new TestLog(folder.resolve("t"));
        List<File> expected = write(log);
        List<String> paths = new ArrayList<>();
        Launcher.Ending ending = Launcher.run(
                spark.context(),
                log.request(strategy, 2).ordered(new SnapshotOrder(3, 0), EnumSet.of(FileColumn.PATH)),
                folder,
                batch -> {
                    assertEquals(1, batch.getFieldVectors().size());
                    for (int row = 0; row < batch.getRowCount(); row++) {
                        paths.add(String.valueOf(batch.getVector(0).getObject(row)));
                    }
                });
        assertTrue(ending.totals().isPresent(), ending.toString());
        assertEquals(expected.stream().map(File::path).toList(), paths);
    }

    @ParameterizedTest
    @EnumSource
    void anEmptyTableHasAnEmptySnapshot(Strategy strategy) throws Exception {
        TestLog log = new TestLog(folder.resolve("t"));
        log.commit(0, "{\"commitInfo\":{}}");
        assertEquals(List.of(), snapshot(log.request(strategy, 2), new SnapshotOrder(50, 0)).files);
        TestLog checkpointed = new TestLog(folder.resolve("u"));
        checkpointed.checkpoint(3, TestLog.schema());
        assertEquals(List.of(), snapshot(checkpointed.request(strategy, 2), new SnapshotOrder(50, 0)).files);
    }

    @Test
    void theWindowWarnsOfAFileThatOneVersionAddsAndRemovesOnce() throws Exception {
        TestLog log = new TestLog(folder.resolve("t"));
        log.commit(0, TestLog.add("a"), TestLog.remove("a"), TestLog.add("b"));
        for (Strategy strategy : Strategy.values()) {
            snapshot(log.request(strategy, 2), new SnapshotOrder(2, 0));
            assertEquals(List.of("one version adds and removes the same file, the remove wins: a"), totals.warnings());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDamagedCommitIsNamedWithItsLine(Strategy strategy) throws Exception {
        TestLog log = new TestLog(folder.resolve("t"));
        write(log);
        Path damaged = log.commit(7, TestLog.add("a"), "{\"add\":{\"path\":");
        Launcher.Ending ending = Launcher.run(
                spark.context(), log.request(strategy, 4).ordered(new SnapshotOrder(3, 0), ALL), folder, batch -> {});
        ReplayProblem problem = ending.problem().orElseThrow(() -> new AssertionError(ending));
        assertEquals(ReplayProblem.Kind.DAMAGED, problem.kind(), problem.toString());
        assertEquals(damaged.toString(), problem.file());
        assertEquals(2, problem.line());
    }

    /** What comes too early has to yield, and the job sends it again. */
    @ParameterizedTest
    @EnumSource
    void aSpillThatHoldsLittleMoreThanOnePartitionTakesAll(Strategy strategy) throws Exception {
        TestLog log = new TestLog(folder.resolve("t"));
        List<File> expected = write(log);
        Arrived arrived =
                snapshot(log.request(strategy, 4), new SnapshotOrder(12, 0), ChannelOptions.defaults(folder, 64 << 10));
        assertEquals(texts(expected), arrived.files);
    }
}
