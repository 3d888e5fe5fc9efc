package io.deltareplay.predicate;

import java.util.List;
import java.util.Objects;

/**
 * A column that a predicate asks about.
 *
 * @param name as the user knows it, nested fields separated by dots
 * @param path the physical names from the table's schema down to the column; one for a partition column
 * @param isPartition whether its value comes from a file's {@code partitionValues}, else its bounds from {@code stats}
 * @param type as what it is compared here; may be wider than the column's own type, such as {@link ValueType#DOUBLE} for a whole
 *     number that is compared with a double
 */
public record FilterColumn(String name, List<String> path, boolean isPartition, ValueType type) {
    public FilterColumn {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        path = List.copyOf(path);
        if (path.isEmpty() || (isPartition && path.size() > 1)) {
            throw new IllegalArgumentException("no path of a column: " + path);
        }
    }
}
