package io.deltareplay.launcher.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.deltareplay.launcher.inspect.VersionSelector;
import io.deltareplay.predicate.Comparison;
import io.deltareplay.predicate.FilePredicate;
import io.deltareplay.predicate.FilePredicate.Compare;
import io.deltareplay.predicate.FilePredicate.Or;
import io.deltareplay.predicate.FilterColumn;
import io.deltareplay.predicate.Literal.OfBytes;
import io.deltareplay.predicate.ValueType;
import io.deltareplay.predicate.Where;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Keys of partition values in a checkpoint's maps, in another case than the schema's and missing. The forms of one
/// checkpoint are decoded in different ways, one by Hardwood; some of its files have no partition values.
class PartitionKeysTest {
    @TempDir
    private Path table;

    private static FilePredicate is(String column, String value) {
        FilterColumn partition = new FilterColumn(column, List.of(column), true, ValueType.STRING);
        return new Compare(partition, Comparison.EQUAL, new OfBytes(value.getBytes(StandardCharsets.UTF_8)));
    }

    private List<String> kept(FilePredicate predicate) {
        return SerialRun.of(
                        table,
                        new VersionSelector.Latest(),
                        SerialRun.ALL_COLUMNS,
                        new Where("", predicate, ZoneOffset.UTC),
                        256 << 20)
                .sink()
                .rows()
                .stream()
                .map(row -> row.get("partitionValues").toString() + row.get("path"))
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"snappy-v1-dictionary", "none-v2-plain", "delta-encodings"})
    void caseDoesNotMatterAndAMissingKeyIsNull(String form) throws IOException {
        Path log = Files.createDirectories(table.resolve("_delta_log"));
        Files.copy(
                CheckpointFormsTest.FORMS.resolve(form + ".parquet"),
                log.resolve("00000000000000000010.checkpoint.parquet"));
        Files.writeString(log.resolve("00000000000000000010.json"), "{\"commitInfo\":{}}\n");

        List<String> one = kept(is("d", "a"));
        assertTrue(one.stream().anyMatch(row -> row.startsWith("{\"d\":\"a\"")), one::toString);
        assertTrue(one.stream().allMatch(row -> row.startsWith("{\"d\":\"a\"")), one::toString);
        assertEquals(one, kept(is("D", "a")));
        List<String> several = kept(new Or(List.of(is("d", "a"), is("e", "3"))));
        assertEquals(one, several, "e is 2 where it is");
        assertEquals(several, kept(new Or(List.of(is("D", "a"), is("E", "3")))));
    }
}
