package io.deltareplay.launcher.kernel;

import dev.hardwood.reader.FilterPredicate;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import dev.hardwood.schema.ColumnProjection;
import dev.hardwood.schema.SchemaNode;
import dev.hardwood.schema.SchemaNode.GroupNode;
import dev.hardwood.schema.SchemaNode.PrimitiveNode;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import io.deltareplay.launcher.table.LogFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rows of a checkpoint's Parquet file that hold one of a few actions. Such actions are rare among a checkpoint's `add`s: the
/// statistics of row groups and pages lead to them, so that the cost does not grow with the table.
final class ParquetActions {
    private final ParquetFiles files;
    private final LogReadErrors errors;

    ParquetActions(ParquetFiles files, LogReadErrors errors) {
        this.files = files;
        this.errors = errors;
    }

    /// @param schema a struct per kind of action
    /// @return a value per field of the schema each, as [ObjectVector] has them; rows without any of the actions are left out
    List<@Nullable Object[]> read(LogFile file, StructType schema) {
        ParquetFileReader reader = files.open(file);
        List<String> present = new ArrayList<>();
        List<FilterPredicate> filters = new ArrayList<>();
        for (StructField field : schema.fields()) {
            witness(reader, field).ifPresent(column -> {
                present.add(field.getName());
                filters.add(FilterPredicate.isNotNull(column));
            });
        }
        if (present.isEmpty()) {
            return List.of();
        }
        FilterPredicate any = filters.size() == 1
                ? filters.getFirst()
                : FilterPredicate.or(filters.toArray(FilterPredicate[]::new));
        try (RowReader rows = reader.buildRowReader()
                .projection(ColumnProjection.columns(present.toArray(String[]::new)))
                .filter(any)
                .build()) {
            return rows(rows, schema, present);
        } catch (IOException | RuntimeException e) {
            throw errors.unreadableParquet(file.path(), e);
        }
    }

    private static List<@Nullable Object[]> rows(RowReader rows, StructType schema, List<String> present)
            throws IOException {
        List<@Nullable Object[]> result = new ArrayList<>();
        while (rows.hasNext()) {
            rows.next();
            @Nullable Object[] row = new @Nullable Object[schema.length()];
            for (String name : present) {
                if (!rows.isNull(name)) {
                    int ordinal = schema.indexOf(name);
                    StructType type = (StructType) schema.at(ordinal).getDataType();
                    row[ordinal] = ParquetValues.struct(rows.getStruct(name), type, name);
                }
            }
            result.add(row);
        }
        return result;
    }

    /// A column that is set in every row with the action: its first required one that is not nested. Empty when the file has no such action.
    private static Optional<String> witness(ParquetFileReader reader, StructField action) {
        for (SchemaNode node : reader.getFileSchema().getRootNode().children()) {
            if (node instanceof GroupNode group && group.name().equals(action.getName())) {
                return ((StructType) action.getDataType())
                        .fields().stream()
                                .filter(field -> !field.isNullable())
                                .flatMap(field -> group.children().stream()
                                        .filter(child -> child instanceof PrimitiveNode
                                                && child.name().equals(field.getName())))
                                .map(child -> group.name() + "." + child.name())
                                .findFirst();
            }
        }
        return Optional.empty();
    }
}
