package io.deltareplay.job.checkpoint;

import io.deltareplay.job.problem.DamagedFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapKeyValueTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;

/** Finds the fields of the {@code add} column, or of a struct in it, by their exact names. */
final class AddFields {
    private final GroupType parent;
    private final List<String> path;
    private final LeafNulls nulls;

    AddFields(GroupType add, LeafNulls nulls) {
        this(add, List.of("add"), nulls);
    }

    private AddFields(GroupType parent, List<String> path, LeafNulls nulls) {
        this.parent = parent;
        this.path = path;
        this.nulls = nulls;
    }

    AddFields within(GroupType struct, String name) {
        return new AddFields(struct, List.of(path(name)), nulls);
    }

    /** A leaf that must be there. */
    Type required(String name, PrimitiveTypeName type) throws DamagedFileException {
        Optional<Type> field = child(name).filter(Type::isPrimitive);
        if (field.isEmpty()) {
            throw missing(name);
        }
        return typed(field.get(), type);
    }

    /** A leaf with at least one value. */
    Optional<Type> leaf(String name, PrimitiveTypeName type) throws DamagedFileException {
        Optional<Type> field = child(name).filter(Type::isPrimitive);
        return field.isEmpty() || isNullEverywhere(name) ? Optional.empty() : Optional.of(typed(field.get(), type));
    }

    /** A map of strings that must be there. */
    Type requiredMap(String name) throws DamagedFileException {
        return anyMap(name).orElseThrow(() -> missing(name));
    }

    /** A map of strings with at least one entry. */
    Optional<Type> map(String name) throws DamagedFileException {
        Optional<Type> map = anyMap(name);
        if (map.isEmpty()) {
            return map;
        }
        GroupType entries = map.get().asGroupType().getType(0).asGroupType();
        return nulls.areEverywhere(path(name, entries.getName(), entries.getFieldName(0))) ? Optional.empty() : map;
    }

    private Optional<Type> anyMap(String name) throws DamagedFileException {
        Optional<GroupType> group = struct(name).filter(AddFields::isMap);
        if (group.isEmpty()) {
            return Optional.empty();
        }
        GroupType entries = group.get().getType(0).asGroupType();
        List<Type> keyAndValue = new ArrayList<>();
        for (Type field : entries.getFields().subList(0, 2)) {
            keyAndValue.add(typed(field, PrimitiveTypeName.BINARY));
        }
        Type bareEntries = new GroupType(Repetition.REPEATED, entries.getName(), keyAndValue);
        return Optional.of(Types.buildGroup(group.get().getRepetition())
                .as(LogicalTypeAnnotation.mapType())
                .addField(bareEntries)
                .named(name));
    }

    private static boolean isMap(GroupType group) {
        LogicalTypeAnnotation annotation = group.getLogicalTypeAnnotation();
        if (!(annotation instanceof MapLogicalTypeAnnotation || annotation instanceof MapKeyValueTypeAnnotation)
                || group.getFieldCount() == 0
                || group.getType(0).isPrimitive()) {
            return false;
        }
        GroupType entries = group.getType(0).asGroupType();
        return entries.isRepetition(Repetition.REPEATED)
                && entries.getFieldCount() >= 2
                && entries.getType(0).isPrimitive()
                && entries.getType(1).isPrimitive();
    }

    /** A struct, whether it has values or not. */
    Optional<GroupType> struct(String name) {
        return child(name).filter(t -> !t.isPrimitive()).map(Type::asGroupType);
    }

    boolean isNullEverywhere(String name) {
        return nulls.areEverywhere(path(name));
    }

    /** Whether the footer's statistics say that no row has a path without having this leaf, too. */
    boolean everyAddHas(String name) {
        return child(name).filter(Type::isPrimitive).isPresent() && nulls.areAsMany(path(name), path("path"));
    }

    private Optional<Type> child(String name) {
        return parent.containsField(name) ? Optional.of(parent.getType(name)) : Optional.empty();
    }

    private Type typed(Type field, PrimitiveTypeName expected) throws DamagedFileException {
        PrimitiveTypeName found = field.asPrimitiveType().getPrimitiveTypeName();
        if (found != expected || field.isRepetition(Repetition.REPEATED)) {
            throw new DamagedFileException("the column %s.%s is a %s where a %s is expected"
                    .formatted(String.join(".", path), field.getName(), found, expected));
        }
        return AddSchema.bare(field.asPrimitiveType());
    }

    private DamagedFileException missing(String name) {
        return new DamagedFileException("the required column %s is missing".formatted(String.join(".", path(name))));
    }

    private String[] path(String... names) {
        List<String> all = new ArrayList<>(path);
        all.addAll(List.of(names));
        return all.toArray(String[]::new);
    }
}
