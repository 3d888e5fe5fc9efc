package io.deltareplay.job.checkpoint;

import io.deltareplay.stats.DamagedStatsException;
import io.deltareplay.stats.JsonBytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;

/**
 * Renders struct statistics ({@code stats_parsed}) as the JSON that {@code stats} would hold: null fields left out, dates and times as
 * the protocol spells them, times in UTC.
 *
 * @param requested the column to read
 * @param fields what is rendered of it
 */
record StatsStruct(Type requested, List<Field> fields) {
    /** A field: its name with quotes and colon, and its value. */
    record Field(byte[] quotedName, Node value) {}

    /** What is rendered of a field; the field is not null. */
    private interface Node {
        void write(SpecializedGetters parent, int ordinal, JsonBytes out);
    }

    /** A value whose problems name its column. */
    private record Leaf(String column, StatsLeaf values) implements Node {
        @Override
        public void write(SpecializedGetters parent, int ordinal, JsonBytes out) {
            try {
                values.write(parent, ordinal, out);
            } catch (DamagedStatsException e) {
                throw e.in(column);
            }
        }
    }

    /**
     * @param group the column as the file has it
     * @param annotated whether the file annotates text
     */
    static StatsStruct of(GroupType group, boolean annotated) {
        return of("add." + group.getName(), group, annotated);
    }

    private static StatsStruct of(String column, GroupType group, boolean annotated) {
        List<Type> requested = new ArrayList<>();
        List<Field> fields = new ArrayList<>();
        for (Type child : group.getFields()) {
            if (child.isRepetition(Repetition.REPEATED)) {
                continue;
            }
            String name = column + "." + child.getName();
            if (child.isPrimitive()) {
                fields.add(new Field(
                        quoted(child.getName()), new Leaf(name, StatsLeaf.of(child.asPrimitiveType(), annotated))));
                requested.add(AddSchema.bare(child.asPrimitiveType()));
            } else if (child.getLogicalTypeAnnotation() == null
                    && child.asGroupType().getFieldCount() > 0) {
                // A variant's bounds have no JSON form in the protocol's struct statistics; lists have no bounds at
                // all.
                StatsStruct nested = of(name, child.asGroupType(), annotated);
                fields.add(new Field(quoted(child.getName()), nested::writeNested));
                requested.add(nested.requested());
            }
        }
        // A struct without anything to render is read whole: whether it is there is rendered, too.
        Type type = requested.isEmpty() ? group : new GroupType(group.getRepetition(), group.getName(), requested);
        return new StatsStruct(type, List.copyOf(fields));
    }

    private static byte[] quoted(String name) {
        JsonBytes out = new JsonBytes();
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        out.writeString(utf8, 0, utf8.length);
        out.write(':');
        return Arrays.copyOf(out.array(), out.length());
    }

    private void writeNested(SpecializedGetters parent, int ordinal, JsonBytes out) {
        write(parent.getStruct(ordinal, requested.asGroupType().getFieldCount()), out);
    }

    /**
     * Renders one row's struct.
     *
     * @throws DamagedStatsException when a value is not what its type holds; names the column
     */
    void write(InternalRow struct, JsonBytes out) {
        out.write('{');
        boolean first = true;
        for (int i = 0; i < fields.size(); i++) {
            if (struct.isNullAt(i)) {
                continue;
            }
            if (!first) {
                out.write(',');
            }
            first = false;
            Field field = fields.get(i);
            out.write(field.quotedName(), 0, field.quotedName().length);
            field.value().write(struct, i, out);
        }
        out.write('}');
    }
}
