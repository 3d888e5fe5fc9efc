package io.deltareplay.launcher.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.deltareplay.launcher.inspect.VersionSelector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// One checkpoint with statistics as structs, as JSON, as both and not at all, stored in several ways, one of which
/// only Hardwood decodes; `src/test/fixtures/checkpoints.py` wrote them.
class StructStatsFormsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FORMS = CheckpointFormsTest.FORMS.resolve("struct-statistics");

    @TempDir
    Path table;

    private void write(String form) throws IOException {
        Path log = Files.createDirectories(table.resolve("_delta_log"));
        Files.copy(FORMS.resolve(form + ".parquet"), log.resolve("00000000000000000010.checkpoint.parquet"));
        Files.writeString(log.resolve("00000000000000000010.json"), "{\"commitInfo\":{}}\n");
    }

    private static String file(JsonNode add) {
        return add.get("path").asText() + " " + add.path("stats").asText();
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "dictionary", "one-row-group", "delta-encodings"})
    void structsAreRenderedByteForByteWhereARowHasNoJson(String form) throws IOException {
        write(form);
        List<String> expected = new ArrayList<>();
        for (String line : Files.readAllLines(FORMS.resolve("expected.jsonl"))) {
            expected.add(file(JSON.readTree(line)));
        }
        assertEquals(250, expected.size());
        assertEquals(
                expected,
                SerialRun.latest(table).sink().rows().stream()
                        .map(StructStatsFormsTest::file)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "dictionary", "one-row-group", "delta-encodings"})
    void predicatesKeepTheSameFilesWithTheSameStatistics(String form) throws IOException {
        write(form);
        FilteredReplay.check(table, new VersionSelector.Latest(), form);
    }

    @ParameterizedTest
    @ValueSource(strings = {"equal-counts", "few-leaves"})
    void eachFileIsDecidedByTheFormOfStatisticsThatItHas(String form) throws IOException {
        write("../mixed-statistics/" + form);
        FilteredReplay.check(table, new VersionSelector.Latest(), form);
    }
}
