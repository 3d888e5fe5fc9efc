package io.deltareplay.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.deltareplay.channel.ChannelOptions;
import io.deltareplay.job.testing.Launcher;
import io.deltareplay.job.testing.LocalSpark;
import io.deltareplay.job.testing.Rows;
import io.deltareplay.job.testing.TestLog;
import io.deltareplay.request.ReplayRequest;
import io.deltareplay.request.ReplayTotals;
import io.deltareplay.request.SegmentFile;
import io.deltareplay.request.Strategy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both strategies on a real Spark, through a real result channel. */
class StrategiesIT {
    private static final String DELETION_VECTOR =
            "\"deletionVector\":{\"storageType\":\"u\",\"pathOrInlineDv\":\"%s\",\"offset\":1,\"sizeInBytes\":34,\"cardinality\":2}";
    private static LocalSpark spark;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        spark = new LocalSpark(Map.of());
    }

    @AfterAll
    static void stop() {
        spark.close();
    }

    private Launcher.Ending replay(TestLog log, Strategy strategy, Rows rows) throws Exception {
        Launcher.Ending ending = Launcher.run(spark.context(), log.request(strategy, 3), folder, rows);
        ReplayTotals totals = ending.totals().orElseThrow(() -> new AssertionError(ending.problem()));
        assertEquals(ending.planned(), ending.committed());
        assertEquals(ending.planned(), totals.partitions());
        assertEquals(rows.all().size(), totals.rows());
        return ending;
    }

    private static String withVector(String action, String id) {
        return action.replace("}}", "," + DELETION_VECTOR.formatted(id) + "}}");
    }

    @ParameterizedTest
    @EnumSource
    void theNewestActionOfEachFileDecides(Strategy strategy) throws Exception {
        TestLog log = new TestLog(folder.resolve("we{i}rd[1] 100%25 ü,?"));
        log.checkpoint(
                3,
                TestLog.schema(),
                TestLog.add("kept"),
                TestLog.add("removed"),
                TestLog.add("replaced"),
                withVector(TestLog.add("vector"), "old"),
                withVector(TestLog.add("vector-kept"), "old"),
                TestLog.add("a%20b"),
                TestLog.remove("tombstone"));
        log.commit(
                4,
                TestLog.remove("removed"),
                TestLog.add("tombstone"),
                withVector(TestLog.remove("vector"), "old"),
                withVector(TestLog.add("vector"), "new"));
        log.commit(5, TestLog.add("replaced").replace("\"size\":1", "\"size\":7"), TestLog.remove("a b"));
        Rows rows = new Rows();
        Launcher.Ending ending = replay(log, strategy, rows);
        assertEquals(
                Set.of("kept", "replaced", "tombstone", "vector new", "vector-kept old"),
                rows.all().keySet());
        assertEquals(
                "{dataChange=true, modificationTime=2, partitionValues=[], path=replaced, size=7}",
                rows.all().get("replaced"));
        assertEquals(
                "{dataChange=true, deletionVector={\"storageType\":\"u\",\"pathOrInlineDv\":\"new\",\"offset\":1,"
                        + "\"sizeInBytes\":34,\"cardinality\":2}, modificationTime=2, partitionValues=[], path=vector, size=1}",
                rows.all().get("vector new"));
        assertEquals(7 + 6, ending.totals().orElseThrow().actionsRead());
        assertEquals(List.of(), ending.totals().orElseThrow().warnings());
    }

    @ParameterizedTest
    @EnumSource
    void everyColumnArrivesAsItWasWritten(Strategy strategy) throws Exception {
        String full =
                "{\"add\":{\"path\":\"%s\",\"partitionValues\":{\"a\":null,\"b\":\"\",\"c\":\"ü x\"},\"size\":1099511627776,"
                        + "\"modificationTime\":1700000000123,\"dataChange\":false,\"stats\":\"{\\\"numRecords\\\":3}\","
                        + "\"tags\":{\"t\":\"v\",\"n\":null},\"deletionVector\":{\"storageType\":\"i\",\"pathOrInlineDv\":\"wi5b\","
                        + "\"sizeInBytes\":40,\"cardinality\":6},\"baseRowId\":12,\"defaultRowCommitVersion\":5,"
                        + "\"clusteringProvider\":\"liquid\"}}";
        TestLog log = new TestLog(folder.resolve("t"));
        log.checkpoint(0, TestLog.schema(), full.formatted("from-checkpoint"), TestLog.add("bare"));
        log.commit(1, full.formatted("from-tail"));
        Rows rows = new Rows();
        replay(log, strategy, rows);
        String expected = "{baseRowId=12, clusteringProvider=liquid, dataChange=false, defaultRowCommitVersion=5,"
                + " deletionVector={\"storageType\":\"i\",\"pathOrInlineDv\":\"wi5b\",\"sizeInBytes\":40,\"cardinality\":6},"
                + " modificationTime=1700000000123,"
                + " partitionValues=[{\"key\":\"a\"},{\"key\":\"b\",\"value\":\"\"},{\"key\":\"c\",\"value\":\"ü x\"}],"
                + " path=%s, size=1099511627776, stats={\"numRecords\":3},"
                + " tags=[{\"key\":\"t\",\"value\":\"v\"},{\"key\":\"n\"}]}";
        assertEquals(expected.formatted("from-checkpoint"), rows.all().get("from-checkpoint wi5b"));
        assertEquals(expected.formatted("from-tail"), rows.all().get("from-tail wi5b"));
        assertEquals(
                "{dataChange=true, modificationTime=2, partitionValues=[], path=bare, size=1}",
                rows.all().get("bare"));
    }

    @ParameterizedTest
    @EnumSource
    void withinOneVersionARemoveBeatsAnAddAndIsReported(Strategy strategy) throws Exception {
        TestLog log = new TestLog(folder.resolve("t"));
        log.commit(0, TestLog.add("both"), TestLog.remove("both"), TestLog.add("both"), TestLog.add("one"));
        log.commit(1, TestLog.remove("both"), TestLog.add("both"));
        Rows rows = new Rows();
        Launcher.Ending ending = replay(log, strategy, rows);
        assertEquals(Set.of("one"), rows.all().keySet());
        assertEquals(
                List.of("one version adds and removes the same file, the remove wins: both"),
                ending.totals().orElseThrow().warnings());
    }

    @ParameterizedTest
    @EnumSource
    void manyRowGroupsPartsAndSidecarsGiveEveryRowOnce(Strategy strategy) throws Exception {
        TestLog log = new TestLog(folder.resolve("t"));
        List<String> expected = new ArrayList<>();
        for (int sidecar = 0; sidecar < 3; sidecar++) {
            int number = sidecar;
            String[] actions = IntStream.range(0, 3000)
                    .mapToObj(i -> "part-%05d-%d.parquet".formatted(i, number))
                    .peek(expected::add)
                    .map(TestLog::add)
                    .toArray(String[]::new);
            log.parquet("_sidecars/s%d.parquet".formatted(sidecar), TestLog.schema(), 4096, actions);
        }
        Files.writeString(
                log.log().resolve("%020d.checkpoint.00000000-0000-0000-0000-000000000000.json".formatted(7)),
                "{\"checkpointMetadata\":{\"version\":7}}\n{\"sidecar\":{\"path\":\"s0.parquet\"}}\n"
                        + "{\"sidecar\":{\"path\":\"s1.parquet\"}}\n{\"sidecar\":{\"path\":\"s2.parquet\"}}\n"
                        + TestLog.add("in-manifest") + "\n" + TestLog.remove("part-00000-0.parquet") + "\n");
        log.commit(8, TestLog.remove(expected.get(17)));
        expected.remove(17);
        expected.add("in-manifest");
        Rows rows = new Rows();
        replay(log, strategy, rows);
        assertEquals(Set.copyOf(expected), rows.all().keySet());
    }

    @ParameterizedTest
    @EnumSource
    void aFileWithoutAColumnForAddsHasNone(Strategy strategy) throws Exception {
        TestLog log = new TestLog(folder.resolve("t"));
        log.checkpoint(
                0,
                org.apache.parquet.schema.MessageTypeParser.parseMessageType(
                        "message spark_schema { optional group remove { optional binary path (STRING); } }"),
                TestLog.remove("a"));
        log.commit(1, TestLog.add("b"));
        Rows rows = new Rows();
        replay(log, strategy, rows);
        assertEquals(Set.of("b"), rows.all().keySet());
    }

    @Test
    void ofAFileThatACheckpointNamesAgainTheLastRowCounts() throws Exception {
        TestLog log = new TestLog(folder.resolve("t"));
        List<String> actions = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 1000; i++) {
                actions.add(TestLog.add("part-" + i).replace("\"size\":1", "\"size\":" + (10 + round)));
            }
        }
        log.parquet("00000000000000000003.checkpoint.parquet", TestLog.schema(), 4096, actions.toArray(String[]::new));
        ReplayRequest request = log.request(Strategy.WINDOW, 3);
        ReplayRequest unreconciled = new ReplayRequest(
                request.table(),
                request.version(),
                request.defaultScheme(),
                request.files(),
                false,
                request.columns(),
                request.strategy(),
                request.numPartitions(),
                request.order(),
                request.where());
        Rows rows = new Rows();
        Launcher.Ending ending = Launcher.run(spark.context(), unreconciled, folder, rows);
        assertEquals(1000, rows.all().size());
        assertTrue(rows.all().values().stream().allMatch(row -> row.contains("size=12")), rows.all()::toString);
        assertEquals(
                List.of("the checkpoint of version 3 names files more than once, the last of each counts"),
                ending.totals().orElseThrow().warnings());
    }

    @ParameterizedTest
    @EnumSource
    void aRemoveHidesAnAddOfItsVersionHoweverItIsWritten(Strategy strategy) throws Exception {
        TestLog log = new TestLog(folder.resolve("t"));
        log.commit(
                0,
                "{\"\\u0072emove\":{\"path\":\"a\"}}",
                " { \"commitInfo\" : {}, \"remove\" : { \"path\" : \"b\" } }",
                TestLog.add("a"),
                TestLog.add("b"),
                TestLog.add("c").replace("\"path\"", "\"p\\u0061th\""));
        Rows rows = new Rows();
        replay(log, strategy, rows);
        assertEquals(Set.of("c"), rows.all().keySet());
    }

    @ParameterizedTest
    @EnumSource
    void aCompactionThatAddsAndRemovesAFileIsReportedOnce(Strategy strategy) throws Exception {
        TestLog log = new TestLog(folder.resolve("t"));
        log.commit(
                0, TestLog.add("kept"), TestLog.add("a"), TestLog.remove("a"), TestLog.add("b"), TestLog.remove("b"));
        ReplayRequest commit = log.request(strategy, 3);
        SegmentFile file = commit.files().get(0);
        ReplayRequest compaction = new ReplayRequest(
                commit.table(),
                4,
                commit.defaultScheme(),
                List.of(new SegmentFile(file.path(), file.uri(), file.length(), 4, SegmentFile.Kind.COMPACTION)),
                commit.columns(),
                strategy,
                3);
        Rows rows = new Rows();
        Launcher.Ending ending = Launcher.run(spark.context(), compaction, folder, rows);
        assertEquals(Set.of("kept"), rows.all().keySet());
        assertEquals(
                List.of("the compaction of the versions up to 4 adds and removes the same files, the removes win"),
                ending.totals().orElseThrow().warnings());
    }

    @ParameterizedTest
    @EnumSource
    void aManifestWithoutAddsOnlyNamesSidecars(Strategy strategy) throws Exception {
        TestLog log = new TestLog(folder.resolve("t"));
        log.parquet("_sidecars/s.parquet", TestLog.schema(), 1 << 20, TestLog.add("a"), TestLog.add("b"));
        log.parquet(
                "%020d.checkpoint.00000000-0000-0000-0000-000000000000.parquet".formatted(1),
                org.apache.parquet.schema.MessageTypeParser.parseMessageType(
                        "message spark_schema { optional group sidecar { optional binary path (STRING); } }"),
                1 << 20,
                "{\"sidecar\":{\"path\":\"s.parquet\"}}");
        Rows rows = new Rows();
        replay(log, strategy, rows);
        assertEquals(Set.of("a", "b"), rows.all().keySet());
    }

    @ParameterizedTest
    @EnumSource
    void structStatisticsAreRenderedWhereThereIsNoJson(Strategy strategy) throws Exception {
        TestLog log = new TestLog(folder.resolve("t"));
        String parsed = "optional group stats_parsed { optional int64 numRecords; optional group minValues {"
                + " optional int32 day (DATE); optional int64 at (TIMESTAMP(MICROS,true));"
                + " optional int64 price (DECIMAL(18,2)); optional double x; optional binary name (STRING); } }";
        log.checkpoint(
                0,
                TestLog.schema(String.join(" ", TestLog.REQUIRED.values()) + TestLog.OPTIONAL + parsed),
                TestLog.add("json")
                        .replace("}}", ",\"stats\":\"{\\\"numRecords\\\":9}\",\"stats_parsed\":{\"numRecords\":8}}}"),
                TestLog.add("struct")
                        .replace(
                                "}}",
                                ",\"stats_parsed\":{\"numRecords\":8,\"minValues\":{\"day\":19000,\"at\":1700000000123456,"
                                        + "\"price\":-125,\"x\":0.5,\"name\":\"a\\\"b\"}}}}"),
                TestLog.add("none"));
        log.commit(1, TestLog.add("tail"));
        Rows rows = new Rows();
        replay(log, strategy, rows);
        assertEquals(stats("json", "{\"numRecords\":9}"), rows.all().get("json"));
        assertEquals(
                stats(
                        "struct",
                        "{\"numRecords\":8,\"minValues\":{\"day\":\"2022-01-08\",\"at\":\"2023-11-14T22:13:20.123456Z\","
                                + "\"price\":-1.25,\"x\":0.5,\"name\":\"a\\\"b\"}}"),
                rows.all().get("struct"));
        assertEquals(
                "{dataChange=true, modificationTime=2, partitionValues=[], path=none, size=1}",
                rows.all().get("none"));
    }

    @ParameterizedTest
    @EnumSource
    void structStatisticsOfEveryTypeAreValidJson(Strategy strategy) throws Exception {
        TestLog log = new TestLog(folder.resolve("t"));
        String parsed = "optional group stats_parsed { optional group minValues { optional binary bytes;"
                + " optional binary kind (ENUM); optional binary json (JSON); optional binary bson (BSON);"
                + " optional int32 u8 (INTEGER(8,false)); optional int32 u32 (INTEGER(32,false));"
                + " optional int64 u64 (INTEGER(64,false)); optional int32 ofDay (TIME(MILLIS,true));"
                + " optional int64 millis (TIMESTAMP(MILLIS,true)); optional int64 nanos (TIMESTAMP(NANOS,false));"
                + " optional binary price (DECIMAL(9,2)); } }";
        log.checkpoint(
                0,
                TestLog.schema(String.join(" ", TestLog.REQUIRED.values()) + TestLog.OPTIONAL + parsed),
                TestLog.add("a")
                        .replace(
                                "}}",
                                ",\"stats_parsed\":{\"minValues\":{\"bytes\":\"\\u00e9\",\"kind\":\"k\",\"json\":\"{}\","
                                        + "\"bson\":\"b\",\"u8\":255,\"u32\":-1,\"u64\":-1,\"ofDay\":1000,\"millis\":1500,"
                                        + "\"nanos\":-1,\"price\":\"d\"}}}}"));
        log.commit(1, TestLog.add("tail"));
        Rows rows = new Rows();
        replay(log, strategy, rows);
        assertEquals(
                stats(
                        "a",
                        "{\"minValues\":{\"bytes\":\"w6k=\",\"kind\":\"k\",\"json\":\"{}\",\"bson\":\"Yg==\",\"u8\":255,"
                                + "\"u32\":4294967295,\"u64\":18446744073709551615,\"ofDay\":1000,"
                                + "\"millis\":\"1970-01-01T00:00:01.500Z\",\"nanos\":\"1969-12-31T23:59:59.999999\","
                                + "\"price\":1.00}}"),
                rows.all().get("a"));
    }

    private static String stats(String path, String stats) {
        return "{dataChange=true, modificationTime=2, partitionValues=[], path=%s, size=1, stats=%s}"
                .formatted(path, stats);
    }

    /** Attempts that must give their room back come again, and are no failures: a local Spark allows none. */
    @ParameterizedTest
    @EnumSource
    void aSpillSmallerThanTwoPartitionsTakesEveryRow(Strategy strategy) throws Exception {
        TestLog log = new TestLog(folder.resolve("t"));
        for (int sidecar = 0; sidecar < 4; sidecar++) {
            String name = "a-file-with-a-name-that-takes-some-room-%d-%%d.parquet".formatted(sidecar);
            log.parquet(
                    "_sidecars/s%d.parquet".formatted(sidecar),
                    TestLog.schema(),
                    1 << 20,
                    IntStream.range(0, 9000)
                            .mapToObj(i -> TestLog.add(name.formatted(i)))
                            .toArray(String[]::new));
        }
        Files.writeString(
                log.log().resolve("%020d.checkpoint.00000000-0000-0000-0000-000000000000.json".formatted(7)),
                IntStream.range(0, 4)
                        .mapToObj("{\"sidecar\":{\"path\":\"s%d.parquet\"}}\n"::formatted)
                        .collect(java.util.stream.Collectors.joining()));
        Rows rows = new Rows();
        ChannelOptions options = ChannelOptions.defaults(folder, 2 << 20);
        Launcher.Ending ending = Launcher.run(spark.context(), log.request(strategy, 3), options, rows);
        assertEquals(
                36_000,
                ending.totals().orElseThrow(() -> new AssertionError(ending)).rows());
        assertEquals(36_000, rows.all().size());
    }

    @ParameterizedTest
    @EnumSource
    void aLogThatWasEmptiedGivesNoRows(Strategy strategy) throws Exception {
        TestLog log = new TestLog(folder.resolve("t"));
        log.checkpoint(0, TestLog.schema());
        log.commit(1, "{\"commitInfo\":{}}");
        Rows rows = new Rows();
        replay(log, strategy, rows);
        assertEquals(Set.of(), rows.all().keySet());
    }
}
