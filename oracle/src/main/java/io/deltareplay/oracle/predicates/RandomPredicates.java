package io.deltareplay.oracle.predicates;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;

/// Predicates on the columns of a table: the same for the same seed.
final class RandomPredicates {
    private static final List<String> COMPARISONS = List.of("=", "=", "<", "<=", ">", ">=", "<>", "!=", "<=>");
    private static final int DEEPEST = 3;

    private final Random random;
    private final List<TableColumn> columns;
    private final List<TableColumn> comparable;
    private final RandomLiterals literals;

    RandomPredicates(List<TableColumn> columns, Random random, ZoneId zone) {
        this.random = random;
        this.columns = columns;
        this.comparable = columns.stream()
                .filter(column -> RandomLiterals.areThereOf(column.type()))
                .toList();
        this.literals = new RandomLiterals(random, zone);
    }

    /// As many as asked for, and a comparison of each other column with something.
    List<String> predicates(int count) {
        List<String> predicates = new ArrayList<>();
        for (TableColumn column : columns) {
            if (random.nextBoolean()) {
                predicates.add(comparable.contains(column) ? comparison(column) : nullCheck(column));
            }
        }
        for (int i = 0; i < count; i++) {
            predicates.add(predicate(i % DEEPEST));
        }
        return predicates;
    }

    private String predicate(int depth) {
        if (depth == 0) {
            return leaf();
        }
        return switch (random.nextInt(5)) {
            case 0 -> "NOT (" + predicate(depth - 1) + ")";
            case 1, 2 -> several(" AND ", depth);
            default -> several(" OR ", depth);
        };
    }

    private String several(String operator, int depth) {
        return IntStream.range(0, 2 + random.nextInt(2))
                .mapToObj(i -> "(" + predicate(random.nextInt(depth)) + ")")
                .collect(Collectors.joining(operator));
    }

    private String leaf() {
        if (comparable.isEmpty()) {
            return nullCheck(literals.oneOf(columns));
        }
        TableColumn column = literals.oneOf(comparable);
        return switch (random.nextInt(12)) {
            case 0 -> nullCheck(literals.oneOf(columns));
            case 1, 2 -> oneOfSeveral(column);
            case 3 -> between(column);
            case 4 -> withAnotherColumn(column);
            case 5, 6 -> RandomLiterals.isText(column.type()) ? like(column) : comparison(column);
            case 7 -> column.type().equals(DataTypes.BooleanType) ? truth(column) : comparison(column);
            default -> comparison(column);
        };
    }

    private String nullCheck(TableColumn column) {
        return column.sql() + (random.nextBoolean() ? " IS NULL" : " IS NOT NULL");
    }

    private String comparison(TableColumn column) {
        String operator = literals.oneOf(COMPARISONS);
        String value = literals.chance(25) ? "NULL" : literals.near(column);
        return literals.chance(4)
                ? value + " " + operator + " " + column.sql()
                : column.sql() + " " + operator + " " + value;
    }

    private String oneOfSeveral(TableColumn column) {
        List<String> values = new ArrayList<>();
        for (int i = random.nextInt(literals.chance(6) ? 14 : 4); i >= 0; i--) {
            values.add(literals.near(column));
        }
        if (literals.chance(5)) {
            values.add(random.nextInt(values.size() + 1), "NULL");
        }
        return column.sql() + (literals.chance(3) ? " NOT IN (" : " IN (") + String.join(", ", values) + ")";
    }

    private String between(TableColumn column) {
        return column.sql() + (literals.chance(4) ? " NOT" : "") + " BETWEEN " + literals.near(column) + " AND "
                + literals.near(column);
    }

    private String like(TableColumn column) {
        return column.sql() + (literals.chance(4) ? " NOT" : "") + " LIKE " + literals.pattern(column);
    }

    private String truth(TableColumn column) {
        return literals.oneOf(List.of("%s", "NOT %s", "%s IS TRUE", "%s IS NOT FALSE"))
                .formatted(column.sql());
    }

    private String withAnotherColumn(TableColumn column) {
        List<TableColumn> others = comparable.stream()
                .filter(other -> kind(other.type()) == kind(column.type())
                        && (kind(column.type()) != Kind.OTHER || other.type().equals(column.type())))
                .toList();
        return column.sql() + " " + literals.oneOf(COMPARISONS) + " "
                + literals.oneOf(others).sql();
    }

    private enum Kind {
        NUMBER,
        TIME,
        TEXT,
        OTHER
    }

    private static Kind kind(DataType type) {
        if (RandomLiterals.isWhole(type)
                || type instanceof DecimalType
                || type.equals(DataTypes.FloatType)
                || type.equals(DataTypes.DoubleType)) {
            return Kind.NUMBER;
        }
        if (type.equals(DataTypes.DateType)
                || type.equals(DataTypes.TimestampType)
                || type.equals(DataTypes.TimestampNTZType)) {
            return Kind.TIME;
        }
        return RandomLiterals.isText(type) ? Kind.TEXT : Kind.OTHER;
    }
}
