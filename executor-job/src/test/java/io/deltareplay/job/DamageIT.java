package io.deltareplay.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.deltareplay.job.testing.Launcher;
import io.deltareplay.job.testing.LocalSpark;
import io.deltareplay.job.testing.Rows;
import io.deltareplay.job.testing.TestLog;
import io.deltareplay.request.ReplayProblem;
import io.deltareplay.request.ReplayProblem.Kind;
import io.deltareplay.request.ReplayRequest;
import io.deltareplay.request.Strategy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A damaged log is reported, by file and reason, and never worked around, whatever conf the user has. */
class DamageIT {
    private static LocalSpark spark;

    @TempDir
    Path folder;

    private TestLog log;

    @BeforeAll
    static void start() {
        spark = new LocalSpark(HostileConf.SETTINGS);
    }

    @AfterAll
    static void stop() {
        spark.close();
    }

    @BeforeEach
    void table() throws Exception {
        log = new TestLog(folder.resolve("t"));
        log.commit(1, TestLog.add("from-tail"));
    }

    private void assertProblem(ReplayRequest request, Kind kind, Path file, long line, String reason) throws Exception {
        ReplayProblem problem = Launcher.run(spark.context(), request, folder, new Rows())
                .problem()
                .orElseThrow(() -> new AssertionError("nothing was noticed"));
        assertEquals(kind, problem.kind(), problem::toString);
        assertEquals(file.toString(), problem.file());
        assertEquals(line, problem.line());
        assertTrue(problem.reason().contains(reason), problem::reason);
    }

    private static String without(String column) {
        Map<String, String> fields = new LinkedHashMap<>(TestLog.REQUIRED);
        fields.remove(column);
        return String.join(" ", fields.values());
    }

    @ParameterizedTest
    @EnumSource
    void aFileThatGrewOrShrankSinceItWasListed(Strategy strategy) throws Exception {
        Path checkpoint = log.checkpoint(0, TestLog.schema(), TestLog.add("a"));
        ReplayRequest request = log.request(strategy, 2);
        long length = Files.size(checkpoint);
        Files.write(checkpoint, new byte[1], StandardOpenOption.APPEND);
        String reason = "expected %d bytes as listed, found %d".formatted(length, length + 1);
        assertProblem(request, Kind.DAMAGED, checkpoint, 0, reason);
    }

    @ParameterizedTest
    @EnumSource
    void aCommitThatGrewSinceItWasListed(Strategy strategy) throws Exception {
        ReplayRequest request = log.request(strategy, 2);
        Path commit = log.commit(1, TestLog.add("from-tail"), TestLog.add("late"));
        assertProblem(request, Kind.DAMAGED, commit, 0, "bytes as listed, found");
    }

    @ParameterizedTest
    @EnumSource
    void aFileThatIsGone(Strategy strategy) throws Exception {
        Path checkpoint = log.checkpoint(0, TestLog.schema(), TestLog.add("a"));
        ReplayRequest request = log.request(strategy, 2);
        Files.delete(checkpoint);
        assertProblem(request, Kind.GONE, checkpoint, 0, "");
    }

    @ParameterizedTest
    @EnumSource
    void aSidecarThatIsGone(Strategy strategy) throws Exception {
        Path sidecar = log.parquet("_sidecars/s.parquet", TestLog.schema(), 1 << 20, TestLog.add("a"));
        Files.writeString(
                log.log().resolve("%020d.checkpoint.00000000-0000-0000-0000-000000000000.json".formatted(0)),
                "{\"sidecar\":{\"path\":\"s.parquet\"}}\n");
        ReplayRequest request = log.request(strategy, 2);
        Files.delete(sidecar);
        assertProblem(request, Kind.GONE, sidecar, 0, "");
    }

    @ParameterizedTest
    @EnumSource
    void aCheckpointThatIsNoParquetFile(Strategy strategy) throws Exception {
        Path checkpoint = log.checkpoint(0, TestLog.schema(), TestLog.add("a"));
        Files.writeString(checkpoint, "this is no Parquet file, however long it may be");
        assertProblem(log.request(strategy, 2), Kind.DAMAGED, checkpoint, 0, "is not a Parquet file");
    }

    @ParameterizedTest
    @EnumSource
    void anEmptyCheckpointFile(Strategy strategy) throws Exception {
        Path checkpoint = log.checkpoint(0, TestLog.schema(), TestLog.add("a"));
        Files.write(checkpoint, new byte[0]);
        assertProblem(log.request(strategy, 2), Kind.DAMAGED, checkpoint, 0, "at least 12 bytes");
    }

    @ParameterizedTest
    @EnumSource
    void aFlippedBitInAPage(Strategy strategy) throws Exception {
        Path checkpoint = log.checkpoint(0, TestLog.schema(), TestLog.add("a-path-to-be-found-in-the-page"));
        byte[] bytes = Files.readAllBytes(checkpoint);
        int at = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("to-be-found");
        bytes[at] ^= 1;
        Files.write(checkpoint, bytes);
        assertProblem(log.request(strategy, 2), Kind.DAMAGED, checkpoint, 0, "checksum");
    }

    @ParameterizedTest
    @EnumSource
    void aCheckpointWithoutAColumn(Strategy strategy) throws Exception {
        for (String column : TestLog.REQUIRED.keySet()) {
            Path checkpoint = log.checkpoint(0, TestLog.schema(without(column)), TestLog.add("a"));
            assertProblem(
                    log.request(strategy, 2),
                    Kind.DAMAGED,
                    checkpoint,
                    0,
                    "the required column add.%s is missing".formatted(column));
            Files.delete(checkpoint);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAddWithoutARequiredValue(Strategy strategy) throws Exception {
        for (String column : TestLog.REQUIRED.keySet()) {
            String damaged = TestLog.add("a").replaceFirst("\"%s\":".formatted(column), "\"other\":");
            Path checkpoint = log.checkpoint(0, TestLog.schema(), TestLog.add("b"), TestLog.remove("c"), damaged);
            assertProblem(
                    log.request(strategy, 2),
                    Kind.DAMAGED,
                    checkpoint,
                    0,
                    "the required column add.%s is null in 1 rows".formatted(column));
            Files.delete(checkpoint);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aColumnOfAnotherType(Strategy strategy) throws Exception {
        Path checkpoint = log.checkpoint(0, TestLog.schema(without("size") + "optional int32 size;"), TestLog.add("a"));
        assertProblem(
                log.request(strategy, 2),
                Kind.DAMAGED,
                checkpoint,
                0,
                "the column add.size is a INT32 where a INT64 is expected");
    }

    @ParameterizedTest
    @EnumSource
    void aTruncatedLineOfACommit(Strategy strategy) throws Exception {
        String line = TestLog.add("third");
        Path commit = log.commit(2, TestLog.add("first"), "", line.substring(0, line.length() - 7));
        assertProblem(log.request(strategy, 2), Kind.DAMAGED, commit, 3, "");
    }

    @ParameterizedTest
    @EnumSource
    void aCommitWithoutAnyAction(Strategy strategy) throws Exception {
        Path commit = log.commit(2, "", "  ");
        assertProblem(log.request(strategy, 2), Kind.DAMAGED, commit, 0, "it holds no action at all");
        Files.write(commit, new byte[0]);
        assertProblem(log.request(strategy, 2), Kind.DAMAGED, commit, 0, "it holds no action at all");
    }

    /** The files that the launcher's own tests read. */
    private Path checkpoint(String form) throws Exception {
        Path forms = Path.of("../launcher/src/test/resources/checkpoints/statistics-types");
        Path checkpoint = log.log().resolve("00000000000000000000.checkpoint.parquet");
        return Files.copy(forms.resolve(form + ".parquet"), checkpoint);
    }

    @ParameterizedTest
    @EnumSource
    void aTimeBeyondTheCalendar(Strategy strategy) throws Exception {
        Path checkpoint = checkpoint("beyond-the-calendar-by-pages");
        assertProblem(log.request(strategy, 1), Kind.DAMAGED, checkpoint, 0, "add.stats_parsed.minValues.at: the time");
    }

    @ParameterizedTest
    @EnumSource
    void bytesThatAreNotText(Strategy strategy) throws Exception {
        for (String column :
                new String[] {"path", "stats", "clusteringProvider", "partitionValues", "tags", "deletionVector"}) {
            Path checkpoint = checkpoint("malformed-%s-by-pages".formatted(column));
            assertProblem(log.request(strategy, 1), Kind.DAMAGED, checkpoint, 0, "the column add." + column);
            Files.delete(checkpoint);
        }
    }
}
