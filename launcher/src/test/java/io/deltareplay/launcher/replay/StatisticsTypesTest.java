package io.deltareplay.launcher.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deltareplay.launcher.error.DamagedLogException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Struct statistics of every type, and bytes that are not text where text is delivered, read page by page and by
/// Hardwood; `src/test/fixtures/statistics.py` wrote them.
class StatisticsTypesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FORMS = CheckpointFormsTest.FORMS.resolve("statistics-types");

    @TempDir
    Path table;

    private void write(String form) throws IOException {
        Path log = Files.createDirectories(table.resolve("_delta_log"));
        Files.copy(FORMS.resolve(form + ".parquet"), log.resolve("00000000000000000010.checkpoint.parquet"));
        Files.writeString(log.resolve("00000000000000000010.json"), "{\"commitInfo\":{}}\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"types-by-pages", "types-by-hardwood"})
    void everyTypeIsValidJson(String form) throws IOException {
        write(form);
        JsonNode add = SerialRun.latest(table).sink().rows().getFirst();
        JsonNode stats = JSON.readTree(add.get("stats").asText());
        ObjectNode bounds = (ObjectNode) stats.get("minValues");
        bounds.remove("flag");
        assertEquals(1, stats.get("numRecords").asInt());
        assertEquals(
                JSON.readTree(Files.readString(FORMS.resolve("expected.json"))).toPrettyString(),
                bounds.toPrettyString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"beyond-the-calendar-by-pages", "beyond-the-calendar-by-hardwood"})
    void aTimeBeyondTheCalendarIsDamage(String form) throws IOException {
        write(form);
        assertDamage("add.stats_parsed.minValues.at: the time 4611686018427387904");
    }

    @ParameterizedTest
    @ValueSource(strings = {"path", "stats", "clusteringProvider", "partitionValues", "tags", "deletionVector"})
    void bytesThatAreNotTextAreDamage(String column) throws IOException {
        for (String reader : new String[] {"pages", "hardwood"}) {
            write("malformed-%s-by-%s".formatted(column, reader));
            assertDamage("add." + column);
            Files.delete(table.resolve("_delta_log/00000000000000000010.checkpoint.parquet"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"malformed-stats-by-pages-beside-structs"})
    void soAreThoseOfStatisticsBesideStructs(String form) throws IOException {
        write(form);
        assertDamage("add.stats");
    }

    private void assertDamage(String column) {
        DamagedLogException damaged = assertThrows(DamagedLogException.class, () -> SerialRun.latest(table));
        assertTrue(damaged.getMessage().contains(column), damaged::getMessage);
        assertTrue(damaged.getMessage().contains("00000000000000000010.checkpoint.parquet"), damaged::getMessage);
    }
}
