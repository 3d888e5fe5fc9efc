package io.deltareplay.launcher.checkpoint;

import dev.hardwood.metadata.RowGroup;
import dev.hardwood.schema.SchemaNode.GroupNode;
import dev.hardwood.schema.SchemaNode.PrimitiveNode;
import io.deltareplay.filelist.FileColumn;
import io.deltareplay.launcher.parquet.ColumnChunks;
import io.deltareplay.launcher.parquet.ParquetFooter;
import io.deltareplay.predicate.FileFilter;
import io.deltareplay.predicate.RowGroupPruner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What of a checkpoint file is to be decoded page by page.
///
/// @param decoded the target's columns that are filled: those that are delivered or tell files apart, and without a
///     `predicate` here also those that one decides by afterwards
/// @param columns where they are in the file
/// @param predicate what else a predicate is decided by; null without a predicate
/// @param rowGroups those that may hold files that match
/// @param prunedFiles how many files the others hold
record PagePlan(
        Set<FileColumn> decoded,
        CheckpointColumns columns,
        @Nullable Predicate predicate,
        List<RowGroup> rowGroups,
        long prunedFiles) {

    private static final int SAMPLED_GROUPS = 4;
    private static final int SAMPLED_ROWS = 2048;

    /// How a predicate is decided.
    ///
    /// @param size a leaf that every `add` has: rows without are other actions
    /// @param partitionValues the maps of partition values; null when they are not needed
    record Predicate(
            FileFilter filter,
            PredicateColumns columns,
            PrimitiveNode size,
            @Nullable GroupNode partitionValues) {
        private List<PrimitiveNode> leaves() {
            List<PrimitiveNode> leaves = new ArrayList<>(columns.leaves());
            leaves.add(size);
            if (partitionValues != null) {
                leaves.add((PrimitiveNode) partitionValues.getMapKey());
                leaves.add((PrimitiveNode) partitionValues.getMapValue());
            }
            return leaves;
        }
    }

    /// The same for a sample: of row groups that lie far apart the first rows.
    PagePlan within(Extent extent) {
        if (extent == Extent.ALL) {
            return this;
        }
        int step = Math.max(1, (rowGroups.size() + SAMPLED_GROUPS - 1) / SAMPLED_GROUPS);
        List<RowGroup> sample = new ArrayList<>();
        for (int i = 0; i < rowGroups.size(); i += step) {
            RowGroup group = rowGroups.get(i);
            sample.add(new RowGroup(group.columns(), group.totalByteSize(), Math.min(group.numRows(), SAMPLED_ROWS)));
        }
        long rows = rowGroups.stream().mapToLong(RowGroup::numRows).sum();
        long sampled = sample.stream().mapToLong(RowGroup::numRows).sum();
        // Of what is ruled out as large a part counts as of what is read.
        return new PagePlan(
                decoded, columns, predicate, sample, rows == 0 ? prunedFiles : prunedFiles * sampled / rows);
    }

    /// Of every row everything that the target has.
    static PagePlan ofAll(CheckpointSchema schema, ParquetFooter footer, GroupNode add, CheckpointBatch target)
            throws IOException {
        Set<FileColumn> decoded = target.columns();
        return new PagePlan(
                decoded,
                CheckpointColumns.of(schema, add, decoded),
                null,
                footer.metaData().rowGroups(),
                0);
    }

    /// Of the rows that the target's predicate keeps what is needed.
    static PagePlan of(
            CheckpointSchema schema, ParquetFooter footer, GroupNode add, CheckpointBatch target, FileFilter filter)
            throws IOException {
        CheckpointColumns columns = CheckpointColumns.of(schema, add, target.replayed());
        List<RowGroup> all = footer.metaData().rowGroups();
        PredicateColumns needed = PredicateColumns.of(schema, add, filter);
        RowGroupPruner pruner = new RowGroupPruner(filter, needed.structTellsAll());
        List<RowGroup> kept = new ArrayList<>();
        long pruned = 0;
        for (RowGroup group : all) {
            long files = pruner.unmatched(new FooterRowGroup(schema, add, group));
            if (files == RowGroupPruner.MAY_MATCH) {
                kept.add(group);
            } else {
                pruned += files;
            }
        }
        return new PagePlan(
                target.replayed(),
                columns,
                new Predicate(
                        filter,
                        needed,
                        schema.required(add, "add", "size"),
                        filter.partitionColumns() == 0 ? null : schema.requiredMap(add, "add", "partitionValues")),
                kept,
                pruned);
    }

    /// Whether pages can be decoded straight into Arrow vectors, or shown to whoever decides.
    boolean canDecode() {
        return columns.canDecode(rowGroups)
                && (predicate == null
                        || predicate.leaves().stream().allMatch(leaf -> ColumnChunks.canDecode(leaf, rowGroups)));
    }
}
