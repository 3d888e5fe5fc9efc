package io.deltareplay.launcher.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deltareplay.action.FilePaths;
import io.deltareplay.filelist.FileColumn;
import io.deltareplay.launcher.inspect.LogInspector;
import io.deltareplay.launcher.inspect.VersionSelector;
import io.deltareplay.launcher.storage.LocalStorage;
import io.deltareplay.launcher.table.LogFacts;
import io.deltareplay.launcher.table.TableLocation;
import io.deltareplay.predicate.Comparison;
import io.deltareplay.predicate.FilePredicate;
import io.deltareplay.predicate.FilterColumn;
import io.deltareplay.predicate.Literal;
import io.deltareplay.predicate.ValueType;
import io.deltareplay.predicate.Where;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A file that a checkpoint names more than once is listed once, by its last row.
class RepeatedAddsTest {
    private static final List<String> WARNING =
            List.of("the checkpoint of version 5 names files more than once, the last of each counts");

    @TempDir
    private Path table;

    private LogFacts facts() {
        return new LogInspector(new LocalStorage())
                .inspect(TableLocation.parse(table.toString()), new VersionSelector.Latest());
    }

    private static Map<String, Long> sizes(SerialRun run) {
        Map<String, Long> sizes = new TreeMap<>();
        for (ObjectNode row : run.sink().rows()) {
            JsonNode vector = row.path("deletionVector");
            String id = FilePaths.normalise(row.get("path").asText(), "file:")
                    + (vector.isObject()
                            ? " " + vector.get("storageType").asText()
                                    + vector.get("pathOrInlineDv").asText() + "@"
                                    + vector.get("offset").asText()
                            : "");
            assertEquals(null, sizes.put(id, row.get("size").asLong()), id);
        }
        return sizes;
    }

    @ParameterizedTest
    @EnumSource
    void eachFileIsListedOnceByItsLastRow(RepeatedTable kind) throws IOException {
        Map<String, Long> expected = kind.writeTo(table);
        for (long memory : List.of(256L << 20, 4096L)) {
            SerialRun run = SerialRun.of(facts(), memory);
            assertEquals(expected, sizes(run));
            assertEquals(WARNING, run.result().warnings());
            assertEquals(expected.size(), run.result().files());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRowThatIsReplacedIsSoForAPredicateTooThatOnlyItMatches(RepeatedTable kind) throws IOException {
        Map<String, Long> expected = kind.writeTo(table);
        FilterColumn id = new FilterColumn("id", List.of("id"), false, ValueType.INTEGER);
        for (Comparison comparison : List.of(Comparison.LESS, Comparison.GREATER)) {
            Where where = new Where(
                    "a test's", new FilePredicate.Compare(id, comparison, new Literal.OfLong(1545)), ZoneOffset.UTC);
            Map<String, Long> kept = new TreeMap<>(expected);
            kept.values().removeIf(size -> comparison == Comparison.LESS ? size >= 1545 : size <= 1545);
            for (Set<FileColumn> columns : List.of(
                    SerialRun.ALL_COLUMNS, EnumSet.of(FileColumn.PATH, FileColumn.SIZE, FileColumn.DELETION_VECTOR))) {
                assertEquals(kept, sizes(SerialRun.of(facts(), columns, where)));
            }
        }
    }

    @Test
    void whateverIsAskedOfThemPredicatesKeepWhatTheWholeListHas() throws IOException {
        RepeatedTable.UNDER_A_TAIL.writeTo(table);
        FilteredReplay.check(table, new VersionSelector.Latest(), "repeated");
    }

    @Test
    void aCheckpointWithAsManyAddsAsItsChecksumFileSaysIsNotLookedThrough() throws IOException {
        RepeatedTable.WITHIN_ONE_FILE.writeTo(table);
        assertFalse(facts().reconciliation().isKnown());
        checksum("{\"tableSizeBytes\":1,\"numFiles\":78}");
        assertTrue(facts().reconciliation().isKnown(), facts().reconciliation().reason());
        checksum("{\"tableSizeBytes\":1,\"numFiles\":77}");
        assertEquals(
                "it has 78 adds where its checksum file says 77 files",
                facts().reconciliation().reason());
        checksum("{\"tableSizeBytes\":1,");
        assertFalse(facts().reconciliation().isKnown());
        assertEquals(1, facts().warnings().size(), () -> facts().warnings().toString());
    }

    private void checksum(String text) throws IOException {
        Files.writeString(table.resolve("_delta_log/00000000000000000005.crc"), text);
    }
}
