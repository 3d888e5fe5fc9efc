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

/// Which statistics of a checkpoint file a predicate is decided by. Struct statistics come first where they tell
/// everything that JSON would: they cost less, and the footer tells of whole row groups. Rows without are decided by
/// their JSON. Where they tell less it is the other way round.
///
/// @param json the statistics as JSON; null when they are not needed
/// @param struct the leaves of the struct statistics to read; may be empty
/// @param structComesFirst whether the struct tells everything that JSON would of the rows that have one
record PredicateColumns(
        @Nullable PrimitiveNode json,
        List<StatsLeaf> struct,
        boolean structComesFirst) {
    /// @throws IOException when the file has no paths
    static PredicateColumns of(CheckpointSchema schema, GroupNode add, FileFilter filter) throws IOException {
        if (!filter.readsStats()) {
            return new PredicateColumns(null, List.of(), false);
        }
        PrimitiveNode json = schema.leaf(add, "stats").orElse(null);
        Optional<GroupNode> parsed = schema.struct(add, "stats_parsed");
        if (parsed.isEmpty()) {
            return new PredicateColumns(json, List.of(), false);
        }
        Finder finder = new Finder(schema, parsed.get());
        finder.find(filter);
        if (json == null) {
            return new PredicateColumns(null, finder.leaves, true);
        }
        PrimitiveNode path = schema.required(add, "add", "path");
        PrimitiveNode records = finder.records;
        if (!finder.complete || records == null) {
            boolean everyAddHasJson = schema.haveSameNulls(json, path);
            return new PredicateColumns(json, everyAddHasJson ? List.of() : finder.leaves, false);
        }
        return new PredicateColumns(schema.haveSameNulls(records, path) ? null : json, finder.leaves, true);
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
