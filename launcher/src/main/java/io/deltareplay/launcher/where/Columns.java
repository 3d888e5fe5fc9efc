package io.deltareplay.launcher.where;

import io.deltareplay.launcher.error.UsageException;
import io.deltareplay.launcher.text.Suggestion;
import io.deltareplay.launcher.where.TableSchema.Field;
import io.deltareplay.launcher.where.TableSchema.FieldType;
import io.deltareplay.predicate.FilterColumn;
import io.deltareplay.predicate.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the columns that a predicate names in a table's schema.
final class Columns {
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");
    private static final Pattern CHAR = Pattern.compile("char\\((\\d+)\\)");
    private static final int LISTED = 20;

    private final String table;
    private final TableSchema schema;

    /// @param table how the user names the table
    Columns(String table, TableSchema schema) {
        this.table = table;
        this.schema = schema;
    }

    TableColumn find(List<String> parts) {
        List<Field> candidates = schema.fields();
        List<Field> path = new ArrayList<>();
        for (String part : parts) {
            if (!path.isEmpty()) {
                candidates = fieldsOf(path);
            }
            List<Field> found = candidates.stream()
                    .filter(field -> field.name().equalsIgnoreCase(part))
                    .toList();
            if (found.size() > 1) {
                throw ambiguous(part, path, found);
            }
            if (found.isEmpty()) {
                throw unknown(parts, path);
            }
            path.add(found.getFirst());
        }
        return column(path);
    }

    private static List<Field> fieldsOf(List<Field> path) {
        return switch (path.getLast().type()) {
            case FieldType.Struct(List<Field> fields) -> fields;
            case FieldType type ->
                throw new UsageException(
                        "the column '%s' is of type %s: it has no fields that a predicate can ask for"
                                .formatted(name(path), type.name()),
                        type instanceof FieldType.Other
                                ? "Elements of arrays and maps have no statistics: compare other columns."
                                : "Compare the column itself.");
        };
    }

    private TableColumn column(List<Field> path) {
        boolean isPartition = path.size() == 1
                && schema.partitionColumns().stream()
                        .anyMatch(column ->
                                column.equalsIgnoreCase(path.getFirst().name()));
        FieldType type = path.getLast().type();
        FilterColumn filter = new FilterColumn(
                name(path), path.stream().map(Field::physicalName).toList(), isPartition, valueType(type));
        return type instanceof FieldType.Simple simple
                ? new TableColumn(filter, simple.declared(), length(simple), simple.collation())
                : new TableColumn(filter, type.name(), 0, "");
    }

    private static int length(FieldType.Simple type) {
        Matcher matcher = CHAR.matcher(type.declared().toLowerCase(Locale.ROOT));
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    private static ValueType valueType(FieldType type) {
        if (!(type instanceof FieldType.Simple simple)) {
            return ValueType.OPAQUE;
        }
        String name = simple.name().toLowerCase(Locale.ROOT);
        return switch (name) {
            case "boolean" -> ValueType.BOOLEAN;
            case "byte", "short", "integer", "long" -> ValueType.INTEGER;
            case "float" -> ValueType.FLOAT;
            case "double" -> simple.wasFloat() ? ValueType.WIDENED_FLOAT : ValueType.DOUBLE;
            case "string" -> ValueType.STRING;
            case "binary" -> ValueType.BINARY;
            case "date" -> ValueType.DATE;
            case "timestamp" -> ValueType.TIMESTAMP;
            case "timestamp_ntz" -> ValueType.TIMESTAMP_NTZ;
            default -> {
                if (name.startsWith("decimal")) {
                    yield ValueType.DECIMAL;
                }
                yield name.startsWith("varchar") || name.startsWith("char") ? ValueType.STRING : ValueType.OPAQUE;
            }
        };
    }

    /// Spark's names have no case. A table with such columns cannot be read with Spark either.
    private UsageException ambiguous(String part, List<Field> path, List<Field> found) {
        String prefix = path.isEmpty() ? "" : name(path) + ".";
        List<String> names = found.stream().map(Field::name).toList();
        return new UsageException(
                "'%s%s' may be any of %s in %s: names of columns have no case"
                        .formatted(prefix, part, listed(prefix, names), table),
                "Compare other columns.");
    }

    private UsageException unknown(List<String> parts, List<Field> found) {
        List<Field> candidates = found.isEmpty() ? schema.fields() : fieldsOf(found);
        String prefix = found.isEmpty() ? "" : name(found) + ".";
        String wanted = parts.get(found.size());
        List<String> names = candidates.stream().map(Field::name).toList();
        String meant = written(parts)
                .or(() -> Suggestion.nearest(wanted, names))
                .map(near -> "; did you mean '%s%s'?".formatted(prefix, quoted(near)))
                .orElse("");
        String problem = "no column '%s%s' in %s%s".formatted(prefix, wanted, table, meant);
        if (found.isEmpty() && parts.size() == 1 && Functions.isCallWithoutParentheses(wanted)) {
            Functions.Refusal refusal = Functions.refuse(wanted);
            return new UsageException(refusal.problem(), refusal.remedy());
        }
        return new UsageException(
                problem,
                "%s: %s.%s"
                        .formatted(
                                found.isEmpty() ? "Its columns" : "Fields of '%s'".formatted(name(found)),
                                listed(prefix, names),
                                found.isEmpty() && parts.size() == 1
                                        ? " If it is a text, write it in quotes: '%s'.".formatted(wanted)
                                        : ""));
    }

    /// A column whose name has the dots that were taken for a way into structs.
    private Optional<String> written(List<String> parts) {
        String whole = String.join(".", parts);
        return schema.fields().stream()
                .map(Field::name)
                .filter(name -> parts.size() > 1 && name.equalsIgnoreCase(whole))
                .findFirst();
    }

    private static String listed(String prefix, List<String> names) {
        List<String> shown =
                names.stream().limit(LISTED).map(name -> prefix + quoted(name)).toList();
        int more = names.size() - shown.size();
        return String.join(", ", shown) + (more > 0 ? " and %d more".formatted(more) : "");
    }

    private static String name(List<Field> path) {
        return String.join(".", path.stream().map(field -> quoted(field.name())).toList());
    }

    /// A name as it is written in a predicate.
    private static String quoted(String name) {
        return PLAIN.matcher(name).matches() ? name : "`" + name.replace("`", "``") + "`";
    }
}
