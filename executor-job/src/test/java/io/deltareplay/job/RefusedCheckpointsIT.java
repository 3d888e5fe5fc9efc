package io.deltareplay.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.deltareplay.job.testing.Launcher;
import io.deltareplay.job.testing.LocalSpark;
import io.deltareplay.job.testing.Rows;
import io.deltareplay.job.testing.TestLog;
import io.deltareplay.request.ReplayProblem;
import io.deltareplay.request.ReplayProblem.Kind;
import io.deltareplay.request.Strategy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The checkpoints that the launcher's own replay refuses are refused here for the same reasons; its tests' fixtures are read. */
class RefusedCheckpointsIT {
    private static final Path FORMS = Path.of("../launcher/src/test/resources/checkpoints");
    private static final Map<String, String> UNSUPPORTED = Map.of(
            "brotli", "is compressed with BROTLI, which is not decoded",
            "brotli-path", "its column add.path is compressed with BROTLI, which is not decoded",
            "brotli-stats", "its column add.stats is compressed with BROTLI, which is not decoded",
            "lzo", "is compressed with LZO, which is not decoded",
            "encrypted", "it is encrypted",
            "encrypted-columns", "it has encrypted columns",
            "byte-stream-split",
                    "its column add.size is encoded as BYTE_STREAM_SPLIT, which Spark does not decode; --mode serial does");

    private static LocalSpark spark;

    @TempDir
    Path folder;

    private TestLog log;

    @BeforeAll
    static void start() {
        spark = new LocalSpark(Map.of());
    }

    @AfterAll
    static void stop() {
        spark.close();
    }

    @BeforeEach
    void table() throws IOException {
        log = new TestLog(folder.resolve("t"));
        log.commit(1, TestLog.add("from-tail"));
    }

    private Path checkpoint(Path form) throws IOException {
        Path checkpoint = log.log().resolve("%020d.checkpoint.parquet".formatted(0));
        Files.deleteIfExists(checkpoint);
        return Files.copy(form, checkpoint);
    }

    private Launcher.Ending run(Strategy strategy) throws Exception {
        return Launcher.run(spark.context(), log.request(strategy, 2), folder, new Rows());
    }

    private void assertProblem(Strategy strategy, Kind kind, String form, String reason) throws Exception {
        Path checkpoint = checkpoint(FORMS.resolve(form + ".parquet"));
        ReplayProblem problem = run(strategy).problem().orElseThrow(() -> new AssertionError(form + " was taken"));
        assertEquals(kind, problem.kind(), problem::toString);
        assertEquals(checkpoint.toString(), problem.file());
        assertTrue(problem.reason().contains(reason), () -> form + ": " + problem.reason());
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNotDecodedIsNotCalledDamaged(Strategy strategy) throws Exception {
        for (Map.Entry<String, String> form : UNSUPPORTED.entrySet()) {
            assertProblem(strategy, Kind.UNSUPPORTED, "unsupported/" + form.getKey(), form.getValue());
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAddWithoutWhatItMustHaveIsDamage(Strategy strategy) throws Exception {
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.list(FORMS.resolve("damaged"))) {
            files.forEach(file -> names.add(file.getFileName().toString().replace(".parquet", "")));
        }
        assertEquals(20, names.size());
        for (String name : names) {
            String[] parts = name.split("-", 0);
            assertProblem(strategy, Kind.DAMAGED, "damaged/" + name, "add.%s is %s".formatted(parts[1], parts[2]));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aVectorOfNullsIsNoneAndAnUnknownStorageTypeIsPassedOn(Strategy strategy) throws Exception {
        for (String encoding : List.of("dictionary", "delta")) {
            checkpoint(FORMS.resolve("vectors/" + encoding + ".parquet"));
            Launcher.Ending ending = run(strategy);
            assertTrue(ending.problem().isEmpty(), ending::toString);
            assertEquals(4, ending.rows());
        }
    }
}
