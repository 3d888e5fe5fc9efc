package io.deltareplay.launcher.checkpoint;

import dev.hardwood.metadata.PhysicalType;
import dev.hardwood.schema.SchemaNode.GroupNode;
import dev.hardwood.schema.SchemaNode.PrimitiveNode;
import io.deltareplay.launcher.checkpoint.StatsLeaf.Meaning;
import io.deltareplay.predicate.FileFilter;
import io.deltareplay.predicate.FilterColumn;
import io.deltareplay.predicate.PlainBound;
import io.deltareplay.predicate.ValueType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which statistics of a checkpoint file a predicate is decided by: of each row its JSON, or its struct where it
/// has no
/// JSON. Where as many rows have one as the other, most often the same rows have both: the struct comes first if it
/// tells everything that JSON would, because it costs less, and JSON is for rows without.
///
/// @param json the statistics as JSON; null when they are not needed
/// @param struct the leaves of the struct statistics to read; may be empty
/// @param structTellsAll whether the struct, of rows that have one, tells everything that JSON would: then the
/// footer
/// tells of whole row groups
/// @param structComesFirst whether JSON is for rows without struct, and not the other way round
record PredicateColumns(
        @Nullable PrimitiveNode json, List<StatsLeaf> struct, boolean structTellsAll, boolean structComesFirst) {
    /// @throws IOException when the file has no paths
    static PredicateColumns of(CheckpointSchema schema, GroupNode add, FileFilter filter) throws IOException {
        if (!filter.readsStats()) {
            return new PredicateColumns(null, List.of(), false, false);
        }
        PrimitiveNode json = schema.leaf(add, "stats").orElse(null);
        Optional<GroupNode> parsed = schema.struct(add, "stats_parsed");
        if (parsed.isEmpty()) {
            return new PredicateColumns(json, List.of(), false, false);
        }
        Finder finder = new Finder(schema, parsed.get());
        finder.find(filter);
        if (json == null) {
            return new PredicateColumns(null, finder.leaves, true, true);
        }
        PrimitiveNode path = schema.required(add, "add", "path");
        PrimitiveNode records = finder.records;
        if (!finder.complete || records == null) {
            boolean everyAddHasJson = schema.haveSameNulls(json, path);
            return new PredicateColumns(json, everyAddHasJson ? List.of() : finder.leaves, false, false);
        }
        boolean everyAddHasStruct = schema.haveSameNulls(records, path);
        boolean structComesFirst = schema.haveSameNulls(json, records);
        return new PredicateColumns(
                everyAddHasStruct && structComesFirst ? null : json, finder.leaves, true, structComesFirst);
    }

    /// The leaves, to see whether they can be decoded.
    List<PrimitiveNode> leaves() {
        List<PrimitiveNode> all = new ArrayList<>();
        if (json != null) {
            all.add(json);
        }
        struct.forEach(leaf -> all.add(leaf.node()));
        return all;
    }

    /// Finds the leaves of the struct statistics.
    private static final class Finder {
        private final CheckpointSchema schema;
        private final GroupNode stats;
        private final List<StatsLeaf> leaves = new ArrayList<>();
        private final @Nullable PrimitiveNode records;
        /// Whether there is a leaf for everything that a predicate may ask.
        private boolean complete = true;

        Finder(CheckpointSchema schema, GroupNode stats) {
            this.schema = schema;
            this.stats = stats;
            this.records = schema.anyLeaf(stats, List.of("numRecords"))
                    .filter(leaf -> leaf.type() == PhysicalType.INT64)
                    .orElse(null);
        }

        void find(FileFilter filter) {
            if (records != null) {
                leaves.add(new StatsLeaf(records, Meaning.RECORDS, -1, null));
            }
            List<FilterColumn> columns = filter.columns();
            for (int i = 0; i < columns.size(); i++) {
                FilterColumn column = columns.get(i);
                if (!column.isPartition()) {
                    addCount(column, i);
                    if (column.type() != ValueType.OPAQUE) {
                        addBound("minValues", Meaning.LOWER, column, i);
                        addBound("maxValues", Meaning.UPPER, column, i);
                    }
                }
            }
        }

        private void addCount(FilterColumn column, int number) {
            Optional<PrimitiveNode> leaf = leaf("nullCount", column).filter(l -> l.type() == PhysicalType.INT64);
            leaf.ifPresent(l -> leaves.add(new StatsLeaf(l, Meaning.NULLS, number, null)));
            complete &= leaf.isPresent();
        }

        private void addBound(String struct, Meaning meaning, FilterColumn column, int number) {
            Optional<PrimitiveNode> leaf = leaf(struct, column);
            PlainBound bound = leaf.map(l -> PlainBound.of(HardwoodLeaf.of(l), column.type()))
                    .orElse(null);
            if (bound != null) {
                leaves.add(new StatsLeaf(leaf.get(), meaning, number, bound));
            }
            complete &= bound != null;
        }

        private Optional<PrimitiveNode> leaf(String struct, FilterColumn column) {
            List<String> path = new ArrayList<>(List.of(struct));
            path.addAll(column.path());
            return schema.anyLeaf(stats, path);
        }
    }
}
