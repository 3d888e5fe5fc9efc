package io.deltareplay.predicate;

import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What a user asked for with a predicate.
 *
 * @param sql as the user wrote it
 * @param predicate what it means for the table
 * @param zone the time zone of partition values and statistics that are timestamps and name none
 */
public record Where(String sql, FilePredicate predicate, ZoneId zone) {
    public Where {
        Objects.requireNonNull(sql, "sql");
        Objects.requireNonNull(predicate, "predicate");
        Objects.requireNonNull(zone, "zone");
    }

    /** The columns that it asks about, each once, in the order of their first use. */
    public List<FilterColumn> columns() {
        Set<FilterColumn> columns = new LinkedHashSet<>();
        collect(predicate, columns);
        return List.copyOf(columns);
    }

    /** Whether files' statistics are needed to decide. */
    public boolean readsStats() {
        return columns().stream().anyMatch(column -> !column.isPartition());
    }

    /** Whether files' partition values are needed to decide. */
    public boolean readsPartitionValues() {
        return columns().stream().anyMatch(FilterColumn::isPartition);
    }

    /** Whether it matters how many nulls there are in a column that has other values, too. */
    boolean asksForNulls() {
        return asksForNulls(predicate);
    }

    private static boolean asksForNulls(FilePredicate predicate) {
        if (predicate instanceof FilePredicate.And and) {
            return and.parts().stream().anyMatch(Where::asksForNulls);
        } else if (predicate instanceof FilePredicate.Or or) {
            return or.parts().stream().anyMatch(Where::asksForNulls);
        } else if (predicate instanceof FilePredicate.Compare compare) {
            return compare.comparison() == Comparison.DISTINCT;
        } else if (predicate instanceof FilePredicate.CompareColumns compare) {
            return compare.comparison() == Comparison.DISTINCT || compare.comparison() == Comparison.NOT_DISTINCT;
        }
        return predicate instanceof FilePredicate.NullCheck;
    }

    private static void collect(FilePredicate predicate, Set<FilterColumn> columns) {
        if (predicate instanceof FilePredicate.And and) {
            and.parts().forEach(part -> collect(part, columns));
        } else if (predicate instanceof FilePredicate.Or or) {
            or.parts().forEach(part -> collect(part, columns));
        } else if (predicate instanceof FilePredicate.Compare compare) {
            columns.add(compare.column());
        } else if (predicate instanceof FilePredicate.CompareColumns compare) {
            columns.add(compare.left());
            columns.add(compare.right());
        } else if (predicate instanceof FilePredicate.In in) {
            columns.add(in.column());
        } else if (predicate instanceof FilePredicate.NullCheck check) {
            columns.add(check.column());
        } else if (predicate instanceof FilePredicate.Like like) {
            columns.add(like.column());
        }
    }
}
