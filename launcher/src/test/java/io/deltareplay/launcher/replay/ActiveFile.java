package io.deltareplay.launcher.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.deltareplay.action.FilePaths;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// A file of a table as two engines can be compared by it: the path decoded, statistics by value instead of by
/// spelling.
///
/// @param deletionVector empty when there is none
/// @param stats each statistic by its path within the JSON; empty when there are none
record ActiveFile(
        String path,
        Map<String, String> partitionValues,
        long size,
        long modificationTime,
        Map<String, String> deletionVector,
        Map<String, Object> stats)
        implements Comparable<ActiveFile> {
    private static final ObjectMapper JSON = new ObjectMapper();

    static ActiveFile of(JsonNode add) {
        return new ActiveFile(
                // The oracle decodes `path` itself and leaves the log's spelling in `rawPath`.
                FilePaths.normalise(add.path("rawPath").asText(add.get("path").asText()), "file:"),
                texts(add.get("partitionValues")),
                add.get("size").asLong(),
                add.get("modificationTime").asLong(),
                vector(add.path("deletionVector")),
                stats(add.path("stats")));
    }

    /// The same without statistics, to compare with a list that was made without them.
    ActiveFile withoutStats() {
        return new ActiveFile(path, partitionValues, size, modificationTime, deletionVector, Map.of());
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new TreeMap<>();
        object.properties()
                .forEach(e -> texts.put(
                        e.getKey(), e.getValue().isNull() ? null : e.getValue().asText()));
        return texts;
    }

    /// A missing offset and a null one are the same; `maxRowIndex` is not in the protocol any more.
    private static Map<String, String> vector(JsonNode vector) {
        Map<String, String> texts = texts(vector);
        texts.values().removeIf(Objects::isNull);
        texts.remove("maxRowIndex");
        return texts;
    }

    private static Map<String, Object> stats(JsonNode stats) {
        Map<String, Object> values = new TreeMap<>();
        if (stats.isTextual()) {
            try {
                flatten("", JSON.readTree(stats.asText()), values);
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException("statistics are not JSON: " + stats, e);
            }
        }
        return values;
    }

    private static void flatten(String path, JsonNode node, Map<String, Object> values) {
        if (node.isObject()) {
            node.properties().forEach(e -> flatten(path + "/" + e.getKey(), e.getValue(), values));
        } else if (node.isNumber()) {
            values.put(path, new BigDecimal(node.asText()).stripTrailingZeros());
        } else if (!node.isNull()) {
            values.put(path, instant(node.asText()));
        }
    }

    /// One moment has many spellings: 2020-01-01T00:00:00.000Z and 2019-12-31T16:00:00.000-08:00.
    private static Object instant(String text) {
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant();
            return instant;
        } catch (DateTimeParseException e) {
            return text;
        }
    }

    @Override
    public int compareTo(ActiveFile other) {
        return toString().compareTo(other.toString());
    }
}
