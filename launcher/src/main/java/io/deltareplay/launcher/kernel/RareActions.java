package io.deltareplay.launcher.kernel;

import dev.hardwood.InputFile;
import dev.hardwood.metadata.ColumnMetaData;
import dev.hardwood.metadata.RowGroup;
import dev.hardwood.metadata.Statistics;
import dev.hardwood.schema.SchemaNode.PrimitiveNode;
import io.deltareplay.launcher.parquet.ParquetFooter;
import io.deltareplay.launcher.parquet.RareColumn;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads the rows of a file that hold rare actions, by their row groups' statistics and the runs of nulls in their
/// columns.
final class RareActions {
    private final InputFile file;
    private final ParquetFooter footer;
    private final List<ParquetAction> actions;
    private final int width;

    /// @param file opened; stays the caller's
    /// @param width how many values a row has
    RareActions(InputFile file, ParquetFooter footer, List<ParquetAction> actions, int width) {
        this.file = file;
        this.footer = footer;
        this.actions = actions;
        this.width = width;
    }

    List<@Nullable Object[]> rows() throws IOException {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (RowGroup rowGroup : footer.metaData().rowGroups()) {
            TreeMap<Long, @Nullable Object[]> found = new TreeMap<>();
            for (ParquetAction action : actions) {
                if (mayHold(rowGroup, action)) {
                    read(rowGroup, action, found);
                }
            }
            rows.addAll(found.values());
        }
        return rows;
    }

    private void read(RowGroup rowGroup, ParquetAction action, TreeMap<Long, @Nullable Object[]> found)
            throws IOException {
        TreeMap<Long, RareValues> values = new TreeMap<>();
        for (PrimitiveNode leaf : action.leaves()) {
            for (RareColumn.Entry entry : RareColumn.read(
                    file,
                    rowGroup.columns().get(leaf.columnIndex()),
                    footer.schema().getColumn(leaf.columnIndex()))) {
                values.computeIfAbsent(entry.row(), row -> new RareValues()).add(leaf, entry);
            }
        }
        for (var row : values.entrySet()) {
            found.computeIfAbsent(row.getKey(), key -> new @Nullable Object[width])[action.ordinal()] =
                    row.getValue().struct(action.group(), action.type());
        }
    }

    private static boolean mayHold(RowGroup rowGroup, ParquetAction action) {
        ColumnMetaData column =
                rowGroup.columns().get(action.witness().columnIndex()).metaData();
        Statistics statistics = column.statistics();
        return statistics == null || statistics.nullCount() == null || statistics.nullCount() != column.numValues();
    }
}
