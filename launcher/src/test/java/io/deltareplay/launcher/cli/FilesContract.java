package io.deltareplay.launcher.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What `files` prints, says and refuses.
public abstract class FilesContract extends CommandContract {
    @TempDir
    Path folder;

    String table = "";

    protected FilesContract(Program program) {
        super(program);
    }

    @BeforeEach
    void writeTable() throws IOException {
        TextLog log = new TextLog(folder.resolve("a table"));
        log.commit(1, TextLog.add("d=1/a.parquet"), TextLog.add("d=1/b%20b.parquet"));
        log.commit(2, TextLog.add("d=1/c.parquet"));
        table = log.table.toString();
    }

    private String root() throws IOException {
        return Path.of(table).toRealPath().toString();
    }

    @Test
    void arrowIsTheDefaultInAPipeAndCarriesTheTablesFacts() throws Exception {
        assertEquals(0, run("files", table));
        try (RootAllocator allocator = new RootAllocator(1 << 30);
                ArrowStreamReader reader = new ArrowStreamReader(new ByteArrayInputStream(data()), allocator)) {
            Map<String, String> facts = reader.getVectorSchemaRoot().getSchema().getCustomMetadata();
            assertEquals(root(), facts.get("delta.tableRoot"));
            assertEquals("the-id", facts.get("delta.tableId"));
            assertEquals("2", facts.get("delta.version"));
            assertEquals("serial", facts.get("delta.plan"));
            assertEquals("[\"d\"]", facts.get("delta.partitionColumns"));
            assertEquals("{\"d\":\"d\"}", facts.get("delta.physicalNames"));
            assertEquals("[\"deletionVectors\",\"v2Checkpoint\"]", facts.get("delta.readerFeatures"));
            assertTrue(facts.get("delta.schema").startsWith("{\"type\":\"struct\""));
            long rows = 0;
            while (reader.loadNextBatch()) {
                rows += reader.getVectorSchemaRoot().getRowCount();
            }
            assertEquals(3, rows);
        }
        assertTrue(messages().startsWith("delta-replay: 3 files, 30 B, version 2, serial in "), messages());
    }

    private void checksum(long version, long files) throws IOException {
        Files.writeString(
                Path.of(table, "_delta_log", "%020d.crc".formatted(version)),
                "{\"tableSizeBytes\":30,\"numFiles\":%d}".formatted(files));
    }

    @Test
    void anotherNumberOfFilesThanTheChecksumFileSaysIsAWarning() throws Exception {
        checksum(2, 10);
        assertEquals(0, run("files", table, "--format", "jsonl"));
        assertEquals(3, text().lines().count());
        assertTrue(messages().contains("warning: "), messages());
        assertTrue(messages().contains(" at version 2 has 3 files, where "), messages());
        assertTrue(messages().contains("00000000000000000002.crc says 10"), messages());
    }

    @Test
    void strictFailsOnAnotherNumberOfFilesAndPublishesNothing() throws Exception {
        checksum(2, 10);
        Path file = folder.resolve("files.arrows");
        assertEquals(4, run("files", table, "--strict", "--output", file.toString()));
        assertTrue(messages().contains(" at version 2 has 3 files, where "), messages());
        assertTrue(messages().contains("Without --strict"), messages());
        assertFalse(Files.exists(file));
        assertEquals(0, run("files", table));
        byte[] whole = data();
        assertEquals(4, run("files", table, "--strict"));
        byte[] endOfStream = {-1, -1, -1, -1, 0, 0, 0, 0};
        assertArrayEquals(endOfStream, Arrays.copyOfRange(whole, whole.length - 8, whole.length));
        assertTrue(data().length <= whole.length - endOfStream.length, "it ends as if it were whole");
        assertArrayEquals(Arrays.copyOf(whole, data().length), data());
    }

    @Test
    void strictIsContentWithTheRightNumberAndWithoutAChecksumFileOfTheVersion() throws Exception {
        checksum(1, 7);
        assertEquals(0, run("files", table, "--strict", "--format", "jsonl"));
        assertFalse(messages().contains("warning"), messages());
        checksum(2, 3);
        assertEquals(0, run("files", table, "--strict", "--format", "jsonl"));
        assertFalse(messages().contains("warning"), messages());
        assertEquals(4, run("files", table, "--strict", "--format", "jsonl", "--version", "1"));
    }

    @Test
    void aPartOfTheFilesIsNotComparedWithTheChecksumFile() throws Exception {
        checksum(2, 10);
        assertEquals(0, run("files", table, "--where", "d = '1'", "--format", "jsonl"));
        assertFalse(messages().contains("warning"), messages());
        assertEquals(2, run("files", table, "--where", "d = '1'", "--strict"));
        assertTrue(messages().contains("--strict means nothing with --where"), messages());
    }

    @Test
    void whatFollowsWhereIsThePredicateWhateverItBeginsWith() throws Exception {
        Path numbers = folder.resolve("numbers");
        TextLog log = new TextLog(numbers);
        log.commit(1, TextLog.add("a.parquet", "-0.5"), TextLog.add("b.parquet", "-1"), TextLog.add("c.parquet", ""));
        for (String predicate :
                List.of("-0.5 < 1", "-1 < 0", "-0.5D < 0", "'-0.5' = d OR d = '-1'", "--d\n -0 = 0.0")) {
            assertEquals(
                    0, run("files", numbers.toString(), "--where", predicate, "--format", "jsonl"), this::messages);
            List<String> apart = text().lines().toList();
            assertTrue(apart.size() >= 2, predicate);
            assertEquals(0, run("files", numbers.toString(), "--where=" + predicate, "--format=jsonl"), this::messages);
            assertEquals(apart, text().lines().toList(), predicate);
        }
        assertEquals(0, run("files", numbers.toString(), "--where=-0.5 = 1", "--format", "jsonl"), this::messages);
        assertEquals("", text());
    }

    @Test
    void aTimeZoneMayBeginWithADash() throws Exception {
        for (String[] zone : new String[][] {{"--time-zone", "-03:00"}, {"--time-zone=-03:00"}}) {
            List<String> arguments =
                    new ArrayList<>(List.of("files", table, "--where", "d = '1'", "--format", "jsonl"));
            arguments.addAll(List.of(zone));
            assertEquals(0, run(arguments.toArray(String[]::new)), this::messages);
            assertEquals(3, text().lines().count());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    --where --stats                 | expected parameter for option '--where' but found '--stats'
                    --where --format=jsonl          | expected parameter for option '--where' but found '--format=jsonl'
                    --where -q                      | expected parameter for option '--where' but found '-q'
                    --where -0                      | expected parameter for option '--where' but found '-0'
                    --where=--stats                 | expected parameter for option '--where' but found '--stats'
                    --where --statz                 | '--statz' is a comment, not a predicate
                    --where                         | missing required parameter for option '--where' (PREDICATE)
                    --where=                        | the predicate is empty
                    --where TRUE --where TRUE       | option '--where' should be specified only once
                    --where TRUE --time-zone --stats | expected parameter for option '--time-zone' but found '--stats'
                    --where TRUE --time-zone -3h    | '-3h' is no time zone
                    """)
    void aPredicateThatWasForgottenIsMissed(String options, String message) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("files", table));
        arguments.addAll(List.of(options.split(" ")));
        assertEquals(2, run(arguments.toArray(String[]::new)));
        assertTrue(messages().contains(message), messages());
    }

    @Test
    void partitionColumnsInAnotherCaseThanTheSchemasTellFilesApart() throws Exception {
        for (String column : List.of("D", "d")) {
            Path folder = this.folder.resolve("partitioned by " + column);
            TextLog log = new TextLog(folder);
            Path first = log.commitFile(0);
            Files.writeString(
                    first,
                    Files.readString(first)
                            .replace("\"partitionColumns\":[\"d\"]", "\"partitionColumns\":[\"" + column + "\"]"));
            String upper = TextLog.add("upper-2.parquet", "2").replace("{\"d\":", "{\"D\":");
            String other = TextLog.add("upper-3.parquet", "3").replace("{\"d\":", "{\"D\":");
            String none = TextLog.add("none.parquet", "3").replace("{\"d\":\"3\"}", "{}");
            log.commit(1, TextLog.add("2.parquet", "2"), TextLog.add("3.parquet", "3"), upper, other, none);
            assertEquals(List.of("2.parquet", "upper-2.parquet"), kept(folder, "d = '2'"));
            assertEquals(List.of("2.parquet", "upper-2.parquet"), kept(folder, "D = '2'"));
            assertEquals(List.of("none.parquet"), kept(folder, "d IS NULL"));
            assertEquals(4, kept(folder, "d IS NOT NULL").size());
        }
    }

    private List<String> kept(Path table, String predicate) throws Exception {
        assertEquals(
                0,
                run("files", table.toString(), "--where", predicate, "--format", "csv", "--columns", "path"),
                this::messages);
        return text().lines().skip(1).sorted().toList();
    }

    @Test
    void aPartitionColumnThatTheSchemaLacksIsNoColumn() throws Exception {
        Path lacking = folder.resolve("lacking");
        TextLog log = new TextLog(lacking);
        Path first = log.commitFile(0);
        Files.writeString(
                first, Files.readString(first).replace("\"partitionColumns\":[\"d\"]", "\"partitionColumns\":[\"e\"]"));
        log.commit(1, TextLog.add("a.parquet").replace("{\"d\":", "{\"e\":"));
        assertEquals(2, run("files", lacking.toString(), "--where", "e = '2'"));
        assertTrue(messages().contains("no column 'e'"), messages());
        assertEquals(List.of("a.parquet"), kept(lacking, "d = '2'"));
    }

    @Test
    void columnsThatDifferInCaseOnlyAreRefused() throws Exception {
        Path twins = folder.resolve("twins");
        TextLog log = new TextLog(twins);
        Path first = log.commitFile(0);
        String field = "{\\\"name\\\":\\\"d\\\",\\\"type\\\":\\\"string\\\",\\\"nullable\\\":true,\\\"metadata\\\":{}}";
        Files.writeString(
                first, Files.readString(first).replace(field, field + "," + field.replace("\\\"d\\\"", "\\\"D\\\"")));
        log.commit(1, TextLog.add("a.parquet"));
        assertEquals(2, run("files", twins.toString(), "--where", "D = '2'"));
        assertTrue(messages().contains("'D' may be any of d, D in "), messages());
    }

    @Test
    void anOutputThatWouldDestroyTheLogIsRefused() throws Exception {
        assertEquals(2, run("files", table, "--output", table + "/_delta_log/00000000000000000009.json"));
        assertTrue(messages().contains("inside of the table's log"), messages());
        assertFalse(Files.exists(Path.of(table, "_delta_log", "00000000000000000009.json")));
    }

    @Test
    void anOutputThatTheReportWouldReplaceIsRefused() throws Exception {
        String file = Path.of(table).resolveSibling("both").toString();
        assertEquals(2, run("files", table, "--output", file, "--report", file));
        assertTrue(messages().contains("--output and --report are both"), messages());
    }

    @Test
    void everythingButWarningsAndErrorsIsSilencedByQuiet() throws Exception {
        assertEquals(0, run("files", table, "--format", "jsonl", "--quiet"));
        assertEquals("", messages());
        assertEquals(3, text().lines().count());
    }

    @Test
    void columnsComeInTheSchemasOrder() throws Exception {
        assertEquals(0, run("files", table, "--format", "csv", "--columns", "size,path", "--stats"));
        assertEquals("path,size,stats", text().lines().findFirst().orElseThrow());
    }

    @Test
    void olderVersionHasItsOwnFiles() throws Exception {
        assertEquals(0, run("files", table, "--format", "paths", "--version", "1"));
        assertEquals(2, text().lines().count());
        assertTrue(messages().contains("2 files, version 1,"), messages());
    }

    @Test
    void pathsAreWhatAProgramOpens() throws Exception {
        assertEquals(0, run("files", table, "--format", "paths", "--print0"));
        List<String> paths = Stream.of(text().split("\0")).sorted().toList();
        assertEquals(List.of(root() + "/d=1/a.parquet", root() + "/d=1/b b.parquet", root() + "/d=1/c.parquet"), paths);
    }

    @Test
    void pathsOfFilesWithDeletedRowsAreRefusedBeforeTheFirstByte() throws Exception {
        new TextLog(folder.resolve("deleted")).commit(1, TextLog.add("a"), TextLog.addWithDeletionVector("b"));
        String deleted = folder.resolve("deleted").toString();
        Path file = folder.resolve("paths.txt");
        assertEquals(4, run("files", deleted, "--format", "paths", "--output", file.toString()));
        assertTrue(messages().contains("1 file of"), messages());
        assertFalse(Files.exists(file));
        assertEquals(4, run("files", deleted, "--format", "paths"));
        assertEquals("", text());
        assertEquals(0, run("files", deleted, "--format", "paths", "--ignore-deletion-vectors"));
        assertEquals(2, text().lines().count());
    }

    @Test
    void outputFileHoldsWhatStandardOutputWouldHave() throws Exception {
        Path file = folder.resolve("files.jsonl");
        assertEquals(0, run("files", table, "--format", "jsonl", "--output", file.toString()));
        assertEquals("", text());
        assertEquals(0, run("files", table, "--format", "jsonl", "--output", "-"));
        assertArrayEquals(data(), Files.readAllBytes(file));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    --print0                          | --print0 means nothing with --format arrow
                    --ignore-deletion-vectors         | --ignore-deletion-vectors means nothing with --format arrow
                    --format csv --compression zstd   | --compression means nothing with --format csv
                    --format paths --columns path     | --columns means nothing with --format paths
                    --format paths --stats            | --stats means nothing with --format paths
                    --version 1 --timestamp 2026-01-01| --version and --timestamp exclude each other
                    --where nothing=1                 | no column 'nothing' in
                    --where d=                        | the predicate ends too early
                    --where d=3                       | Write the value in quotes: '3'.
                    --where rand()>0.5                | rand() is not deterministic
                    --time-zone UTC                   | --time-zone means nothing without --where
                    --where d='1' --time-zone Mars    | 'Mars' is no time zone
                    --version -1                      | --version -1 is negative
                    --mode distribted                 | 'distribted' is not one of auto, serial, distributed; did you mean distributed?
                    --strategy antijoin               | 'antijoin' is not one of auto, window, anti-join; did you mean anti-join?
                    --conf spark.ui.enabled           | --conf 'spark.ui.enabled' is no property
                    --conf ui.enabled=true            | --conf ui.enabled is no property of Spark
                    --spark-home /none                | --spark-home /none is no Spark home: it has no bin/spark-submit
                    --properties-file /none           | --properties-file /none cannot be read: it does not exist
                    --properties-file /               | --properties-file / cannot be read: it is a folder
                    --conf spark.databricks.delta.v2.distributedLogReplay.numPartitions=many | is 'many', which is no number of partitions
                    --conf spark.databricks.delta.v2.distributedLogReplay.numPartitions=0    | is '0', which is no number of partitions
                    --conf spark.submit.deployMode=cluster | the deploy mode cluster is not supported
                    --distributed-above -1            | --distributed-above -1 is negative
                    --spill-limit 1k                  | --spill-limit 1.0 KiB is too small
                    --advertise here:80               | --advertise here:80 is no host name or address
                    --port 70000                      | '70000' is no port or range of ports
                    --port 9-8                        | '9-8' is no port or range of ports
                    --spark-timeout 5                 | '5' is no length of time
                    -- --deploy-mode cluster          | the deploy mode cluster is not supported
                    -- --class a.B                    | spark-submit's option --class cannot be handed on
                    -- --version                      | spark-submit's option --version cannot be handed on
                    -- --queue                        | spark-submit's option --queue needs a value
                    -- job.jar                        | unexpected argument 'job.jar' after --
                    more -- --queue q                 | unexpected argument 'more'
                    --columns pth                     | there is no column 'pth'; did you mean path?
                    --format json                     | 'json' is not one of arrow, arrow-file, jsonl, csv, paths, table; did you mean jsonl?
                    --memory 3x                       | '3x' is no size
                    --timestamp noon                  | 'noon' is no time
                    --colums path                     | Did you mean --columns?
                    more                              | unexpected argument 'more'
                    """)
    void whatCannotBeIsRefusedWithAReason(String options, String reason) throws Exception {
        String[] arguments = Stream.concat(Stream.of("files", table), Stream.of(options.split(" ")))
                .toArray(String[]::new);
        assertEquals(2, run(arguments));
        assertTrue(messages().contains(reason), messages());
        assertEquals("", text());
    }

    @Test
    void aPredicateKeepsTheFilesThatMayHoldItsRows() throws Exception {
        new TextLog(folder.resolve("two"))
                .commit(1, TextLog.add("a", "1"), TextLog.add("b", "2"), TextLog.add("c", "2"));
        String two = folder.resolve("two").toString();
        Path report = folder.resolve("report.json");
        String predicate = "D IN ('2', '3')";
        assertEquals(
                0,
                run(
                        "files",
                        two,
                        "--format",
                        "csv",
                        "-c",
                        "path",
                        "--where",
                        predicate,
                        "--report",
                        report.toString()));
        assertEquals(List.of("b", "c", "path"), text().lines().sorted().toList());
        assertTrue(messages().startsWith("delta-replay: 2 files, 1 skipped, version 1, serial in "), messages());
        JsonNode json = json(report);
        assertEquals(predicate, json.at("/where/predicate").textValue());
        assertEquals("d", json.at("/where/partitionColumns/0").textValue());
        assertEquals(0, json.at("/where/statisticsColumns").size());
        assertEquals(2, json.at("/result/files").intValue());
        assertEquals(1, json.at("/result/filesSkipped").intValue());
    }

    @Test
    void aListToldApartByAPredicateSaysSoInItsSchema() throws Exception {
        assertEquals(0, run("files", table, "--where", "d = '2'", "--time-zone", "Europe/Berlin"));
        try (RootAllocator allocator = new RootAllocator(1 << 30);
                ArrowStreamReader reader = new ArrowStreamReader(new ByteArrayInputStream(data()), allocator)) {
            Map<String, String> facts = reader.getVectorSchemaRoot().getSchema().getCustomMetadata();
            assertEquals("d = '2'", facts.get("delta.where"));
            assertEquals("Europe/Berlin", facts.get("delta.timeZone"));
            long rows = 0;
            while (reader.loadNextBatch()) {
                rows += reader.getVectorSchemaRoot().getRowCount();
            }
            assertEquals(0, rows);
        }
    }

    @Test
    void aSyntaxErrorIsKnownBeforeTheTableIsLookedFor() throws Exception {
        assertEquals(2, run("files", folder.resolve("none").toString(), "--where", "d = = 1"));
        assertTrue(messages().startsWith("delta-replay: '=' is not expected here\n  d = = 1\n      ^\n"), messages());
    }

    @Test
    void failureIsToldOnceWithItsRemedyAndWithoutATrace() throws Exception {
        assertEquals(3, run("files", folder.toString()));
        assertTrue(messages().startsWith("delta-replay: "), messages());
        assertEquals(2, messages().lines().count(), messages());
        assertFalse(messages().contains("\tat "), messages());
    }

    @Test
    void verboseOfSparkSubmitIsNotOurs() throws Exception {
        assertEquals(3, run("files", folder.toString(), "--", "--verbose"));
        assertFalse(messages().contains("\tat "), messages());
    }

    @Test
    void verboseShowsTheTrace() throws Exception {
        assertEquals(3, run("files", folder.toString(), "--verbose"));
        assertTrue(messages().contains("\tat "), messages());
    }

    private static JsonNode json(Path report) throws IOException {
        return new ObjectMapper().readTree(report.toFile());
    }

    @Test
    void reportTellsOfADoneRun() throws Exception {
        Path report = folder.resolve("report.json");
        assertEquals(0, run("files", table, "--format", "csv", "--report", report.toString()));
        JsonNode json = json(report);
        assertEquals(0, json.get("exitCode").intValue());
        assertTrue(json.get("error").isNull());
        assertEquals("files", json.get("command").textValue());
        assertEquals(root(), json.at("/table/root").textValue());
        assertEquals(2, json.at("/table/version").intValue());
        assertEquals("serial", json.at("/plan/kind").textValue());
        assertEquals(3, json.at("/result/files").intValue());
        assertEquals(30, json.at("/result/bytes").intValue());
        assertEquals("csv", json.at("/output/format").textValue());
        assertEquals(data().length, json.at("/output/bytes").intValue());
        assertEquals(1, json.get("inspections").intValue());
        assertTrue(json.at("/durationsMs/total").isNumber());
    }

    @Test
    void reportTellsOfAFailedRun() throws Exception {
        Path report = folder.resolve("report.json");
        assertEquals(3, run("files", table, "--version", "99", "--report", report.toString()));
        JsonNode json = json(report);
        assertEquals(3, json.get("exitCode").intValue());
        assertTrue(json.at("/error/problem").textValue().contains("99"), json.toString());
        assertEquals(table, json.at("/table/given").textValue());
        assertTrue(json.get("result").isNull());
    }

    @Test
    void reportThatCannotBeWrittenIsKnownBeforeTheWork() throws Exception {
        assertEquals(
                5,
                run(
                        "files",
                        table,
                        "--report",
                        folder.resolve("none/report.json").toString()));
        assertEquals("", text());
    }
}
