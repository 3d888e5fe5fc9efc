package io.deltareplay.oracle.predicates;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/// A column or nested field that a predicate can ask about, with values that the table's rows have.
///
/// @param sql how SQL names it
/// @param values as Spark gives them, without null; empty where values cannot be compared
record TableColumn(String sql, DataType type, List<Object> values) {
    static List<TableColumn> of(StructType schema, List<Row> rows) {
        List<TableColumn> columns = new ArrayList<>();
        collect(schema, rows, List.of(), List.of(), columns);
        return columns;
    }

    private static void collect(
            StructType schema, List<Row> rows, List<String> names, List<Integer> path, List<TableColumn> columns) {
        for (int i = 0; i < schema.fields().length; i++) {
            StructField field = schema.fields()[i];
            List<String> below = plus(names, field.name());
            List<Integer> position = plus(path, i);
            if (field.dataType() instanceof StructType struct) {
                columns.add(new TableColumn(sql(below), struct, List.of()));
                collect(struct, rows, below, position, columns);
            } else {
                columns.add(new TableColumn(sql(below), field.dataType(), values(rows, position)));
            }
        }
    }

    private static <T> List<T> plus(List<T> list, T last) {
        List<T> longer = new ArrayList<>(list);
        longer.add(last);
        return longer;
    }

    private static String sql(List<String> names) {
        return names.stream()
                .map(name -> name.matches("[A-Za-z_][A-Za-z0-9_]*") ? name : "`" + name.replace("`", "``") + "`")
                .collect(Collectors.joining("."));
    }

    private static List<Object> values(List<Row> rows, List<Integer> path) {
        Set<Object> values = new LinkedHashSet<>();
        for (Row row : rows) {
            Object value = row;
            for (int position : path) {
                value = value instanceof Row inner ? inner.get(position) : null;
            }
            if (value != null) {
                values.add(value);
            }
        }
        return List.copyOf(values);
    }
}
