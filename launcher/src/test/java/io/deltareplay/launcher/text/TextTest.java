package io.deltareplay.launcher.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "1023, 1023 B",
        "1024, 1.0 KiB",
        "1536, 1.5 KiB",
        "102400, 100 KiB",
        "1048575, 1.0 MiB",
        "1048576, 1.0 MiB",
        "9223372036854775807, 8.0 EiB",
        "-2048, -2.0 KiB"
    })
    void bytesForPeople(long bytes, String text) {
        assertEquals(text, Human.bytes(bytes));
    }

    @ParameterizedTest
    @CsvSource({"0, 0 ms", "999, 999 ms", "1000, 1.0 s", "59999, 59.9 s", "200000, 3 min 20 s", "7500000, 2 h 5 min"})
    void durationsForPeople(long millis, String text) {
        assertEquals(text, Human.duration(Duration.ofMillis(millis)));
    }

    @Test
    void timesAreUtc() {
        assertEquals("2025-11-25T16:10:00Z", Human.time(1764087000042L));
        assertEquals("2025-11-25T16:10:00.042Z", Human.exactTime(1764087000042L));
        assertEquals("1 file", Human.count(1, "file"));
        assertEquals("1,234 files", Human.count(1234, "file"));
    }

    @ParameterizedTest
    @CsvSource({
        "parttionValues, partitionValues",
        "Path, path",
        "name, ",
        "deletionvector, deletionVector",
        "sise, size",
        "modified, ",
        "xyzzy, ",
        "stat, stats",
        "modification, modificationTime"
    })
    void nearestNameIsSuggestedWhenItIsNearEnough(String written, String suggested) {
        List<String> names =
                List.of("path", "partitionValues", "size", "modificationTime", "stats", "tags", "deletionVector");
        assertEquals(Optional.ofNullable(suggested), Suggestion.nearest(written, names));
    }

    @Test
    void jsonHasEveryKindOfValue() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("text", "a\"\\\n\t\r\u0001é");
        map.put("number", 12L);
        map.put("none", Optional.empty());
        map.put("list", List.of(true, List.of(), Map.of()));
        assertEquals(
                "{\"text\":\"a\\\"\\\\\\n\\t\\r\\u0001é\",\"number\":12,\"none\":null,\"list\":[true,[],{}]}",
                Json.compact(map));
        assertEquals("{\n  \"a\": [\n    1\n  ]\n}", Json.pretty(Map.of("a", List.of(1))));
        assertThrows(IllegalArgumentException.class, () -> Json.compact(Double.NaN));
    }
}
