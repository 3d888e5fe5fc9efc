package io.deltareplay.launcher.deliver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.deltareplay.filelist.FileColumn;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JsonLinesSinkTest {
    @Test
    void everyLineHasEveryColumnInTheSchemasOrder() {
        String text =
                SampleFiles.text(JsonLinesSink::new, SampleFiles.ALL, List.of(SampleFiles.bare(), SampleFiles.full()));
        assertEquals(
                "{\"path\":\"bare.parquet\",\"partitionValues\":{},\"size\":0,\"modificationTime\":-5,\"dataChange\":false,"
                        + "\"stats\":null,\"tags\":null,\"deletionVector\":null,\"baseRowId\":null,"
                        + "\"defaultRowCommitVersion\":null,\"clusteringProvider\":null}\n"
                        + "{\"path\":\"day=2026-11-25/é,\\\"1\\\".parquet\","
                        + "\"partitionValues\":{\"day\":\"2026-11-25\",\"town\":null},"
                        + "\"size\":9223372036854775807,\"modificationTime\":1764087000000,\"dataChange\":true,"
                        + "\"stats\":\"{\\\"numRecords\\\":3,\\\"note\\\":\\\"tab\\\\t\\\"}\","
                        + "\"tags\":{\"ZCUBE_ID\":\"a\\nb\\u0001\"},"
                        + "\"deletionVector\":{\"storageType\":\"u\",\"pathOrInlineDv\":\"ab^-aqEH.-t@S}K{vb[*k^\","
                        + "\"offset\":4,\"sizeInBytes\":36,\"cardinality\":2},"
                        + "\"baseRowId\":7,\"defaultRowCommitVersion\":8,\"clusteringProvider\":\"liquid\"}\n",
                text);
    }

    @Test
    void anyTextSurvivesAsJson() throws JsonProcessingException {
        String everyCharacter =
                IntStream.range(1, 0x3000).mapToObj(Character::toString).collect(Collectors.joining()) + "😀";
        String text = SampleFiles.text(
                JsonLinesSink::new, Set.of(FileColumn.PATH), List.of(SampleFiles.withPath(everyCharacter)));
        JsonNode line = new ObjectMapper().readTree(text);
        assertEquals(everyCharacter, line.get("path").textValue());
        assertEquals(1, text.chars().filter(c -> c == '\n').count());
    }

    @Test
    void cellsLargerThanTheBufferAreWrittenWhole() {
        String path = "x\"".repeat(300_000);
        String text = SampleFiles.text(
                JsonLinesSink::new,
                Set.of(FileColumn.PATH),
                List.of(SampleFiles.withPath(path), SampleFiles.withPath("y")));
        assertEquals("{\"path\":\"" + path.replace("\"", "\\\"") + "\"}\n{\"path\":\"y\"}\n", text);
    }

    @Test
    void numbersOfEveryLengthAreWrittenAsTheyAre() {
        for (long number = 1; number > 0 && number < Long.MAX_VALUE / 10; number *= 10) {
            for (long value : new long[] {number - 1, number, -number}) {
                TextBuffer text = new TextBuffer();
                text.put(value);
                assertEquals(Long.toString(value), new String(text.array(), 0, text.length()));
            }
        }
    }
}
