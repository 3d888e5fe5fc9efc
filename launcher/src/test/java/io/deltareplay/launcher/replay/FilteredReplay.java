package io.deltareplay.launcher.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deltareplay.action.AddFile;
import io.deltareplay.filelist.FileColumn;
import io.deltareplay.filelist.FileListSchema;
import io.deltareplay.launcher.inspect.VersionSelector;
import io.deltareplay.launcher.storage.LocalStorage;
import io.deltareplay.predicate.Comparison;
import io.deltareplay.predicate.FileFilter;
import io.deltareplay.predicate.FilePredicate;
import io.deltareplay.predicate.FilePredicate.And;
import io.deltareplay.predicate.FilePredicate.Compare;
import io.deltareplay.predicate.FilePredicate.Constant;
import io.deltareplay.predicate.FilePredicate.NullCheck;
import io.deltareplay.predicate.FilePredicate.Or;
import io.deltareplay.predicate.FilterColumn;
import io.deltareplay.predicate.Literal;
import io.deltareplay.predicate.ValueType;
import io.deltareplay.predicate.Where;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.arrow.memory.RootAllocator;

/// Replays a version with predicates that its own files suggest, and compares with the files of a replay without
/// one
/// that each predicate keeps: whatever is decoded, skipped or pruned, the same files come, whole.
final class FilteredReplay {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<Set<FileColumn>> COLUMNS = List.of(
            FileListSchema.DEFAULT_COLUMNS,
            SerialRun.ALL_COLUMNS,
            EnumSet.of(FileColumn.PATH),
            EnumSet.of(FileColumn.STATS),
            EnumSet.of(FileColumn.SIZE, FileColumn.PARTITION_VALUES));

    private static final Set<String> WHOLE_NUMBERS = Set.of("byte", "short", "integer", "long");

    private final Path table;
    private final VersionSelector version;
    private final String context;
    private final SerialRun unfiltered;

    private FilteredReplay(Path table, VersionSelector version, String context) {
        this.table = table;
        this.version = version;
        this.context = context;
        this.unfiltered = SerialRun.of(table, version, SerialRun.ALL_COLUMNS, 256 << 20);
    }

    static void check(Path table, VersionSelector version, String context) {
        FilteredReplay replay = new FilteredReplay(table, version, context);
        for (FilePredicate predicate : replay.predicates()) {
            replay.check(new Where("a test's", predicate, ZoneOffset.UTC));
        }
        long all = replay.unfiltered.facts().estimate().fileActions();
        assertEquals(
                replay.isSampled() ? all : 0,
                replay.estimate(new Constant(true)).files(),
                context);
        assertEquals(0, replay.estimate(new Constant(false)).files(), context);
    }

    /// Whether there is a file action for a sample; a checkpoint that is a JSON file has no sample.
    private boolean isSampled() {
        return estimate(new Constant(true)).sampled() > 0;
    }

    private KeptEstimate estimate(FilePredicate predicate) {
        try (RootAllocator allocator = new RootAllocator()) {
            return new KeptEstimator(new LocalStorage(), allocator)
                    .estimate(unfiltered.facts(), new Where("a test's", predicate, ZoneOffset.UTC));
        }
    }

    private void check(Where where) {
        FileFilter filter = new FileFilter(where);
        List<ObjectNode> kept = unfiltered.sink().rows().stream()
                .filter(row -> filter.keeps(action(row)))
                .toList();
        for (Set<FileColumn> columns : COLUMNS) {
            for (long memory : columns == COLUMNS.getFirst() ? List.of(256L << 20, 4096L) : List.of(256L << 20)) {
                SerialRun run = SerialRun.of(table, version, columns, where, memory);
                String what = "%s, %s, %s in %d bytes".formatted(context, where.predicate(), columns, memory);
                assertEquals(texts(kept, columns), texts(run.sink().rows(), columns), what);
                assertEquals(kept.size(), run.result().files(), what);
                long others = unfiltered.result().files() - kept.size();
                assertTrue(run.result().filesSkipped() >= others, what);
            }
        }
    }

    private static List<String> texts(List<ObjectNode> rows, Set<FileColumn> columns) {
        List<String> names = columns.stream().map(FileColumn::columnName).toList();
        return rows.stream()
                .map(row -> row.deepCopy().retain(names).toString())
                .sorted()
                .toList();
    }

    private static AddFile action(ObjectNode row) {
        return new AddFile(
                row.get("path").asText(),
                partitionValues(row),
                row.get("size").asLong(),
                row.get("modificationTime").asLong(),
                true,
                row.hasNonNull("stats") ? row.get("stats").asText() : null,
                null,
                null,
                null,
                null,
                null);
    }

    private static Map<String, String> partitionValues(ObjectNode row) {
        Map<String, String> values = new LinkedHashMap<>();
        row.get("partitionValues")
                .properties()
                .forEach(value -> values.put(
                        value.getKey(),
                        value.getValue().isNull() ? null : value.getValue().asText()));
        return values;
    }

    /// Each column that has partition values or bounds, asked about a value of the file in the middle; and pairs.
    private List<FilePredicate> predicates() {
        List<FilePredicate> predicates = new ArrayList<>(List.of(new Constant(true), new Constant(false)));
        Map<String, FilePredicate> single = new TreeMap<>();
        List<ObjectNode> rows = unfiltered.sink().rows().stream()
                .sorted(Comparator.comparing(ObjectNode::toString))
                .toList();
        if (rows.isEmpty()) {
            return predicates;
        }
        ObjectNode middle = rows.get(rows.size() / 2);
        partitionValues(middle).forEach((name, value) -> {
            FilterColumn column = new FilterColumn(name, List.of(name), true, ValueType.STRING);
            single.put(
                    name,
                    value == null ? new NullCheck(column, true) : new Compare(column, Comparison.EQUAL, text(value)));
        });
        JsonNode schema = json(unfiltered.facts().metadata().schemaString());
        addBounds(List.of(), schema, stats(middle).path("minValues"), single);
        predicates.addAll(single.values());
        List<FilePredicate> all = new ArrayList<>(single.values());
        for (int i = 1; i < all.size(); i++) {
            predicates.add(new And(List.of(all.getFirst(), all.get(i))));
            predicates.add(new Or(List.of(all.get(i - 1), all.get(i))));
        }
        return predicates;
    }

    private static JsonNode stats(ObjectNode row) {
        return row.hasNonNull("stats") ? json(row.get("stats").asText()) : JSON.createObjectNode();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("no JSON: " + text, e);
        }
    }

    private static void addBounds(
            List<String> path, JsonNode struct, JsonNode bounds, Map<String, FilePredicate> predicates) {
        for (JsonNode field : struct.path("fields")) {
            String physical = field.path("metadata")
                    .path("delta.columnMapping.physicalName")
                    .asText(field.get("name").asText());
            List<String> names = new ArrayList<>(path);
            names.add(physical);
            JsonNode bound = bounds.path(physical);
            if (bound.isObject()) {
                addBounds(names, field.get("type"), bound, predicates);
            } else if (WHOLE_NUMBERS.contains(field.get("type").asText())) {
                addWholeNumber(names, bound, predicates);
            } else if (field.get("type").asText().equals("string") && bound.isTextual()) {
                FilterColumn column = new FilterColumn(names.toString(), names, false, ValueType.STRING);
                predicates.put(names + " <=", new Compare(column, Comparison.LESS_OR_EQUAL, text(bound.asText())));
            }
        }
    }

    private static void addWholeNumber(List<String> names, JsonNode bound, Map<String, FilePredicate> predicates) {
        if (bound.isIntegralNumber()) {
            FilterColumn column = new FilterColumn(names.toString(), names, false, ValueType.INTEGER);
            predicates.put(names + " >", new Compare(column, Comparison.GREATER, new Literal.OfLong(bound.asLong())));
            predicates.put(names + " null", new NullCheck(column, true));
        }
    }

    private static Literal text(String value) {
        return new Literal.OfBytes(value.getBytes(StandardCharsets.UTF_8));
    }
}
