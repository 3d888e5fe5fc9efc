package io.deltareplay.launcher.kernel;

import dev.hardwood.InputFile;
import dev.hardwood.reader.ColumnReaders;
import dev.hardwood.reader.FilterPredicate;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.schema.ColumnProjection;
import dev.hardwood.schema.SchemaNode.PrimitiveNode;
import io.delta.kernel.types.StructType;
import io.deltareplay.launcher.parquet.Decodable;
import io.deltareplay.launcher.parquet.ParquetFooter;
import io.deltareplay.launcher.table.LogFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rows of a checkpoint's Parquet file that hold one of a few actions. Such actions are rare among a
/// checkpoint's `add`s: statistics lead to them, so that the cost does not grow with the table.
final class ParquetActions {
    private static final int BATCH_ROWS = 1024;

    private final ParquetFiles files;
    private final LogReadErrors errors;

    ParquetActions(ParquetFiles files, LogReadErrors errors) {
        this.files = files;
        this.errors = errors;
    }

    /// @param schema a struct per kind of action
    /// @return a value per field of the schema each, as [ObjectVector] has them; rows without any of the actions
    /// are left out
    List<@Nullable Object[]> read(LogFile file, StructType schema) {
        ParquetFooter footer = files.footer(file);
        List<ParquetAction> actions = ParquetAction.of(footer, schema);
        if (actions.isEmpty() || footer.rows() == 0) {
            return List.of();
        }
        try {
            if (actions.stream().allMatch(action -> action.isDecodable(footer))) {
                return readRare(file, footer, actions, schema.length());
            }
            Decodable.check(footer.schema(), leaves(actions), footer.metaData().rowGroups());
            return readColumns(file, actions, schema.length());
        } catch (IOException | RuntimeException e) {
            throw errors.unreadableParquet(file.path(), e);
        }
    }

    private List<@Nullable Object[]> readRare(
            LogFile file, ParquetFooter footer, List<ParquetAction> actions, int width) throws IOException {
        try (InputFile input = files.input(file)) {
            input.open();
            return new RareActions(input, footer, actions, width).rows();
        }
    }

    /// With Hardwood's readers, which know every encoding, at the price of starting threads.
    List<@Nullable Object[]> readColumns(LogFile file, List<ParquetAction> actions, int width) throws IOException {
        String[] names = actions.stream().map(ParquetAction::name).toArray(String[]::new);
        try (ParquetFileReader reader = files.open(file);
                ColumnReaders columns = reader.buildColumnReaders(ColumnProjection.columns(names))
                        .filter(any(actions))
                        .batchSize(BATCH_ROWS)
                        .build()) {
            List<@Nullable Object[]> rows = new ArrayList<>();
            ColumnReaderValues values = new ColumnReaderValues(columns);
            while (columns.nextBatch()) {
                for (int row = 0; row < columns.getRecordCount(); row++) {
                    @Nullable Object[] found = new @Nullable Object[width];
                    for (ParquetAction action : actions) {
                        found[action.ordinal()] = values.struct(action.group(), action.type(), row);
                    }
                    rows.add(found);
                }
            }
            return rows;
        }
    }

    private static List<Integer> leaves(List<ParquetAction> actions) {
        return actions.stream()
                .flatMap(action -> action.leaves().stream())
                .map(PrimitiveNode::columnIndex)
                .toList();
    }

    private static FilterPredicate any(List<ParquetAction> actions) {
        List<FilterPredicate> filters = actions.stream()
                .map(action -> FilterPredicate.isNotNull(
                        action.name() + "." + action.witness().name()))
                .toList();
        return filters.size() == 1 ? filters.getFirst() : FilterPredicate.or(filters.toArray(FilterPredicate[]::new));
    }
}
