package io.deltareplay.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.deltareplay.filelist.FileColumn;
import io.deltareplay.filelist.FileListSchema;
import io.deltareplay.job.testing.Footers;
import io.deltareplay.job.testing.Launcher;
import io.deltareplay.job.testing.LocalSpark;
import io.deltareplay.job.testing.TestLog;
import io.deltareplay.predicate.Comparison;
import io.deltareplay.predicate.FilePredicate;
import io.deltareplay.predicate.FilterColumn;
import io.deltareplay.predicate.Literal;
import io.deltareplay.predicate.ValueType;
import io.deltareplay.predicate.Where;
import io.deltareplay.request.ReplayTotals;
import io.deltareplay.request.SnapshotOrder;
import io.deltareplay.request.Strategy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Predicates on executors: files that they do not want are not sent, and still hide older actions. */
class PredicateIT {
    private static final FilterColumn REGION = new FilterColumn("region", List.of("r"), true, ValueType.STRING);
    private static final FilterColumn VALUE = new FilterColumn("value", List.of("v"), false, ValueType.INTEGER);
    private static final FilePredicate WEST = new FilePredicate.Compare(
            REGION, Comparison.EQUAL, new Literal.OfBytes("west".getBytes(StandardCharsets.UTF_8)));
    private static final FilePredicate SMALL =
            new FilePredicate.Compare(VALUE, Comparison.LESS, new Literal.OfLong(10));

    private static LocalSpark spark;

    @TempDir
    Path folder;

    private ReplayTotals totals;

    @BeforeAll
    static void startSpark() {
        spark = new LocalSpark(Map.of());
    }

    @AfterAll
    static void stopSpark() {
        spark.close();
    }

    private static String add(String path, String region, int least) {
        return ("{\"add\":{\"path\":\"%s\",\"partitionValues\":{\"q\":null,\"r\":%s},\"size\":1,\"modificationTime\":2,"
                        + "\"dataChange\":true,\"stats\":\"{\\\"numRecords\\\":3,\\\"minValues\\\":{\\\"v\\\":%d},"
                        + "\\\"maxValues\\\":{\\\"v\\\":%d},\\\"nullCount\\\":{\\\"v\\\":0}}\"}}")
                .formatted(path, region == null ? "null" : '"' + region + '"', least, least + 5);
    }

    private SortedSet<String> files(TestLog log, Strategy strategy, FilePredicate predicate) throws Exception {
        return files(log, strategy, predicate, FileListSchema.DEFAULT_COLUMNS);
    }

    private SortedSet<String> files(TestLog log, Strategy strategy, FilePredicate predicate, Set<FileColumn> columns)
            throws Exception {
        SortedSet<String> paths = new TreeSet<>();
        var request = log.request(strategy, 3);
        var plain = new io.deltareplay.request.ReplayRequest(
                request.table(), request.version(), "file:", request.files(), columns, strategy, 3);
        Launcher.Ending ending = Launcher.run(
                spark.context(), plain.where(new Where("test", predicate, ZoneOffset.UTC)), folder, batch -> {
                    assertEquals(columns.size(), batch.getFieldVectors().size());
                    for (int row = 0; row < batch.getRowCount(); row++) {
                        paths.add(String.valueOf(batch.getVector("path").getObject(row)));
                    }
                });
        totals = ending.totals().orElseThrow(() -> new AssertionError(ending));
        assertEquals(totals.rows(), paths.size());
        return paths;
    }

    private TestLog log() throws Exception {
        TestLog log = new TestLog(folder.resolve("t"));
        log.checkpoint(
                3,
                TestLog.schema(),
                add("old-west-small", "west", 1),
                add("old-west-large", "west", 20),
                add("old-east-small", "east", 1),
                add("old-null", null, 1),
                add("moved", "west", 1),
                TestLog.add("no-region-no-stats"));
        // The newest action of a file decides, wanted or not.
        log.commit(4, add("moved", "east", 50), add("new-west-small", "west", 2), add("new-west-large", "west", 30));
        return log;
    }

    @ParameterizedTest
    @EnumSource
    void partitionValuesDecide(Strategy strategy) throws Exception {
        assertEquals(
                Set.of("old-west-small", "old-west-large", "new-west-small", "new-west-large"),
                files(log(), strategy, WEST));
        assertEquals(4, totals.filesSkipped());
    }

    @ParameterizedTest
    @EnumSource
    void statisticsDecideWithoutBeingDelivered(Strategy strategy) throws Exception {
        Set<String> small =
                Set.of("old-west-small", "old-east-small", "old-null", "no-region-no-stats", "new-west-small");
        TestLog log = log();
        assertEquals(small, files(log, strategy, SMALL));
        assertEquals(small, files(log, strategy, SMALL, EnumSet.of(FileColumn.PATH)));
        assertEquals(small, files(log, strategy, SMALL, FileListSchema.ACTION_COLUMNS));
    }

    @ParameterizedTest
    @EnumSource
    void bothDecideTogether(Strategy strategy) throws Exception {
        assertEquals(
                Set.of("old-west-small", "new-west-small"),
                files(log(), strategy, new FilePredicate.And(List.of(WEST, SMALL)), EnumSet.of(FileColumn.PATH)));
    }

    @ParameterizedTest
    @EnumSource
    void allOrNothing(Strategy strategy) throws Exception {
        TestLog log = log();
        assertEquals(8, files(log, strategy, new FilePredicate.Constant(true)).size());
        assertEquals(Set.of(), files(log, strategy, new FilePredicate.Constant(false)));
    }

    @ParameterizedTest
    @EnumSource
    void structStatisticsDecideLikeThoseAsJson(Strategy strategy) throws Exception {
        TestLog log = new TestLog(folder.resolve("t"));
        log.checkpoint(
                3,
                TestLog.schema(String.join(" ", TestLog.REQUIRED.values())
                        + "optional group stats_parsed { optional int64 numRecords;"
                        + " optional group minValues { optional int32 v; } optional group maxValues { optional int32 v; }"
                        + " optional group nullCount { optional int64 v; } }"),
                parsed("small", 3),
                parsed("large", 30),
                TestLog.add("unknown"));
        log.commit(4, TestLog.remove("nothing"));
        assertEquals(Set.of("small", "unknown"), files(log, strategy, SMALL));
    }

    /** Their data pages are no data: who reads them fails. */
    @ParameterizedTest
    @EnumSource
    void rowGroupsWithoutAFileThatIsWantedAreNotRead(Strategy strategy) throws Exception {
        TestLog log = new TestLog(folder.resolve("t"));
        String fields = String.join(" ", TestLog.REQUIRED.values())
                + "optional group partitionValues_parsed { optional binary r (STRING); }"
                + "optional group stats_parsed { optional int64 numRecords;"
                + " optional group minValues { optional int32 v; } optional group maxValues { optional int32 v; }"
                + " optional group nullCount { optional int64 v; } }";
        String[] files = IntStream.range(0, 600)
                .mapToObj(i -> parsed("a-rather-long-name-of-a-file-" + i, i))
                .toArray(String[]::new);
        Path checkpoint = log.parquet("%020d.checkpoint.parquet".formatted(3), TestLog.schema(fields), 1 << 12, files);
        log.commit(4, TestLog.remove("nothing"));
        byte[] bytes = Files.readAllBytes(checkpoint);
        // The last row group's first page, whose path column a footer places.
        assertTrue(Footers.rowGroups(checkpoint).size() > 3, "too few row groups");
        long last = Footers.lastRowGroupStart(checkpoint);
        java.util.Arrays.fill(bytes, (int) last, (int) last + 16, (byte) 0xff);
        Files.write(checkpoint, bytes);
        assertEquals(10, files(log, strategy, SMALL).size());
        assertEquals(590, totals.filesSkipped());
    }

    private static String parsed(String path, int least) {
        return TestLog.add(path)
                .replace(
                        "\"dataChange\":true",
                        ("\"dataChange\":true,\"stats_parsed\":{\"numRecords\":1,\"minValues\":{\"v\":%d},"
                                        + "\"maxValues\":{\"v\":%d},\"nullCount\":{\"v\":0}}")
                                .formatted(least, least));
    }

    @ParameterizedTest
    @EnumSource
    void aManifestOfJsonIsFilteredToo(Strategy strategy) throws Exception {
        TestLog log = new TestLog(folder.resolve("t"));
        Files.writeString(
                log.log().resolve("%020d.checkpoint.00000000-0000-0000-0000-000000000000.json".formatted(3)),
                add("a", "west", 1) + "\n" + add("b", "east", 1) + "\n");
        log.commit(4, add("c", "west", 1));
        assertEquals(Set.of("a", "c"), files(log, strategy, WEST));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsUnwantedIsNoReasonToWarnAndNoReasonNotTo(Strategy strategy) throws Exception {
        TestLog log = new TestLog(folder.resolve("t"));
        log.commit(0, add("twice", "west", 1), add("twice", "east", 1), add("gone", "east", 1), TestLog.remove("gone"));
        files(log, strategy, WEST);
        assertEquals(List.of("one version adds and removes the same file, the remove wins: gone"), totals.warnings());
    }

    @ParameterizedTest
    @EnumSource
    void aSnapshotOfWhatIsWantedIsNumberedWithoutGaps(Strategy strategy) throws Exception {
        SortedSet<String> files = new TreeSet<>();
        Launcher.Ending ending = Launcher.run(
                spark.context(),
                log().request(strategy, 3)
                        .ordered(new SnapshotOrder(2, 0), EnumSet.of(FileColumn.PATH, FileColumn.INDEX))
                        .where(new Where("test", WEST, ZoneOffset.UTC)),
                folder,
                batch -> {
                    for (int row = 0; row < batch.getRowCount(); row++) {
                        files.add(batch.getVector("index").getObject(row) + " "
                                + batch.getVector("path").getObject(row));
                    }
                });
        assertEquals(4, ending.rows(), ending.toString());
        assertEquals(Set.of("0 new-west-large", "1 new-west-small", "2 old-west-large", "3 old-west-small"), files);
    }
}
