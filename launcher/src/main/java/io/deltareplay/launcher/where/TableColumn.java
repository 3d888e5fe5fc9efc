package io.deltareplay.launcher.where;

import io.deltareplay.predicate.FilterColumn;
import io.deltareplay.predicate.ValueType;
import io.deltareplay.predicate.ValueType.Domain;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A column of a table, by which files can be told apart.
///
/// @param filter how files tell of it
/// @param typeName as messages call its type
/// @param length of a `char(n)` column, which is padded with spaces; 0 for others
/// @param collation how its strings are compared, unless it is byte by byte; else empty
record TableColumn(FilterColumn filter, String typeName, int length, String collation) {
    private static final Pattern DECIMAL = Pattern.compile("decimal\\(\\d+, *(\\d+)\\)");

    String name() {
        return filter.name();
    }

    ValueType type() {
        return filter.type();
    }

    boolean isCollated() {
        return !collation.isEmpty();
    }

    boolean isNumber() {
        return type() == ValueType.INTEGER || type() == ValueType.DECIMAL || isFloating();
    }

    boolean isFloating() {
        return type().domain() == Domain.DOUBLE;
    }

    boolean isTime() {
        return type() == ValueType.DATE || type() == ValueType.TIMESTAMP || type() == ValueType.TIMESTAMP_NTZ;
    }

    /// Of a decimal, its digits behind the point.
    int scale() {
        Matcher matcher = DECIMAL.matcher(typeName);
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    boolean isSameAs(TableColumn other) {
        return filter.isPartition() == other.filter.isPartition()
                && filter.path().equals(other.filter.path());
    }

    /// The column, compared as if it were of another type.
    FilterColumn as(ValueType type) {
        return type == type() || (isFloating() && type.domain() == Domain.DOUBLE)
                ? filter
                : new FilterColumn(filter.name(), filter.path(), filter.isPartition(), type);
    }
}
