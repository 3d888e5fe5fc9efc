package io.deltareplay.launcher.kernel;

import dev.hardwood.reader.ColumnReaders;
import dev.hardwood.reader.FilterPredicate;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.schema.ColumnProjection;
import dev.hardwood.schema.SchemaNode;
import dev.hardwood.schema.SchemaNode.GroupNode;
import dev.hardwood.schema.SchemaNode.PrimitiveNode;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import io.deltareplay.launcher.parquet.ParquetFooter;
import io.deltareplay.launcher.table.LogFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rows of a checkpoint's Parquet file that hold one of a few actions. Such actions are rare among a checkpoint's `add`s: the
/// statistics of row groups and pages lead to them, so that the cost does not grow with the table.
final class ParquetActions {
    private static final int BATCH_ROWS = 1024;

    private final ParquetFiles files;
    private final LogReadErrors errors;

    ParquetActions(ParquetFiles files, LogReadErrors errors) {
        this.files = files;
        this.errors = errors;
    }

    /// @param schema a struct per kind of action
    /// @return a value per field of the schema each, as [ObjectVector] has them; rows without any of the actions are left out
    List<@Nullable Object[]> read(LogFile file, StructType schema) {
        ParquetFooter footer = files.footer(file);
        List<Action> actions = new ArrayList<>();
        for (int i = 0; i < schema.length(); i++) {
            action(footer, schema.at(i), i).ifPresent(actions::add);
        }
        if (actions.isEmpty() || footer.rows() == 0) {
            return List.of();
        }
        String[] names = actions.stream().map(Action::name).toArray(String[]::new);
        try (ParquetFileReader reader = files.open(file);
                ColumnReaders columns = reader.buildColumnReaders(ColumnProjection.columns(names))
                        .filter(any(actions))
                        .batchSize(BATCH_ROWS)
                        .build()) {
            return rows(columns, actions, schema.length());
        } catch (IOException | RuntimeException e) {
            throw errors.unreadableParquet(file.path(), e);
        }
    }

    private static List<@Nullable Object[]> rows(ColumnReaders columns, List<Action> actions, int width)
            throws DamagedValueException {
        List<@Nullable Object[]> rows = new ArrayList<>();
        ParquetValues values = new ParquetValues(columns);
        while (columns.nextBatch()) {
            for (int row = 0; row < columns.getRecordCount(); row++) {
                @Nullable Object[] found = new @Nullable Object[width];
                for (Action action : actions) {
                    found[action.ordinal()] = values.struct(action.group(), action.type(), row);
                }
                rows.add(found);
            }
        }
        return rows;
    }

    private static FilterPredicate any(List<Action> actions) {
        List<FilterPredicate> filters = actions.stream()
                .map(action -> FilterPredicate.isNotNull(action.witness()))
                .toList();
        return filters.size() == 1 ? filters.getFirst() : FilterPredicate.or(filters.toArray(FilterPredicate[]::new));
    }

    /// Empty when the file has no such action.
    private static Optional<Action> action(ParquetFooter footer, StructField field, int ordinal) {
        SchemaNode node = ParquetValues.child(footer.schema().getRootNode(), field.getName())
                .orElse(null);
        if (!(node instanceof GroupNode group) || !(field.getDataType() instanceof StructType type)) {
            return Optional.empty();
        }
        return witness(group, type).map(witness -> new Action(ordinal, group, type, witness));
    }

    /// A column that is set in every row with the action: its first required one that is not nested.
    private static Optional<String> witness(GroupNode group, StructType type) {
        return type.fields().stream()
                .filter(field -> !field.isNullable())
                .flatMap(field -> ParquetValues.child(group, field.getName()).stream())
                .filter(PrimitiveNode.class::isInstance)
                .map(child -> group.name() + "." + child.name())
                .findFirst();
    }

    /// A kind of action that a file has.
    ///
    /// @param ordinal its place in the rows
    /// @param witness the name of a column that is set where the action is
    private record Action(int ordinal, GroupNode group, StructType type, String witness) {
        String name() {
            return group.name();
        }
    }
}
