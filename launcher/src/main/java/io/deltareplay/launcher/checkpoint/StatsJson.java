package io.deltareplay.launcher.checkpoint;

import dev.hardwood.schema.SchemaNode;
import dev.hardwood.schema.SchemaNode.GroupNode;
import dev.hardwood.schema.SchemaNode.PrimitiveNode;
import io.deltareplay.stats.DamagedStatsException;
import io.deltareplay.stats.JsonBytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Renders struct statistics (`stats_parsed`) as the JSON that `stats` would hold: null fields left out, dates and
/// times as the protocol spells them, times in UTC.
final class StatsJson {
    private final Struct root;

    private StatsJson(Struct root) {
        this.root = root;
    }

    /// @param group the `stats_parsed` column
    /// @param annotated whether the file annotates text
    /// @param values those of each of its leaves, the same ones whenever asked for a leaf
    static StatsJson of(GroupNode group, boolean annotated, Function<PrimitiveNode, StatsValues> values) {
        return new StatsJson(struct("add." + group.name(), group, annotated, values));
    }

    /// Takes up the batch that the values stand at.
    void bind() {
        root.bind();
    }

    boolean isNull(int row) {
        return root.isNull(row);
    }

    void write(int row, JsonBytes out) {
        root.write(row, out);
    }

    private sealed interface Node {
        void bind();

        boolean isNull(int row);

        void write(int row, JsonBytes out);
    }

    private static Struct struct(
            String column, GroupNode group, boolean annotated, Function<PrimitiveNode, StatsValues> values) {
        List<Field> fields = new ArrayList<>();
        for (SchemaNode child : group.children()) {
            String name = column + "." + child.name();
            switch (child) {
                case PrimitiveNode leaf -> fields.add(new Field(leaf.name(), new Leaf(name, leaf, annotated, values)));
                case GroupNode nested -> {
                    // A variant's bounds have no JSON form in the protocol's struct statistics; lists have no bounds at
                    // all.
                    if (nested.isStruct() && !nested.children().isEmpty()) {
                        fields.add(new Field(nested.name(), struct(name, nested, annotated, values)));
                    }
                }
            }
        }
        return new Struct(fields, values.apply(firstLeaf(group)), group.maxDefinitionLevel());
    }

    private static PrimitiveNode firstLeaf(SchemaNode node) {
        return switch (node) {
            case PrimitiveNode leaf -> leaf;
            case GroupNode group -> firstLeaf(group.children().getFirst());
        };
    }

    private record Field(byte[] quotedName, Node value) {
        Field(String name, Node value) {
            this(quoted(name), value);
        }

        private static byte[] quoted(String name) {
            JsonBytes out = new JsonBytes();
            byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
            out.writeString(utf8, 0, utf8.length);
            out.write(':');
            return java.util.Arrays.copyOf(out.array(), out.length());
        }
    }

    private static final class Struct implements Node {
        private final List<Field> fields;
        private final StatsValues anyLeaf;
        private final int level;

        Struct(List<Field> fields, StatsValues anyLeaf, int level) {
            this.fields = fields;
            this.anyLeaf = anyLeaf;
            this.level = level;
        }

        @Override
        public void bind() {
            anyLeaf.bind();
            fields.forEach(f -> f.value().bind());
        }

        @Override
        public boolean isNull(int row) {
            return !anyLeaf.isPresent(row, level);
        }

        @Override
        public void write(int row, JsonBytes out) {
            out.write('{');
            boolean first = true;
            for (Field field : fields) {
                if (field.value().isNull(row)) {
                    continue;
                }
                if (!first) {
                    out.write(',');
                }
                first = false;
                out.write(field.quotedName(), 0, field.quotedName().length);
                field.value().write(row, out);
            }
            out.write('}');
        }
    }

    private static final class Leaf implements Node {
        private final String column;
        private final StatsValues values;
        private final StatsValue.Writer writer;

        Leaf(String column, PrimitiveNode node, boolean annotated, Function<PrimitiveNode, StatsValues> leaves) {
            this.column = column;
            values = leaves.apply(node);
            writer = StatsValue.writer(node, annotated);
        }

        @Override
        public void bind() {
            values.bind();
        }

        @Override
        public boolean isNull(int row) {
            return !values.isPresent(row);
        }

        @Override
        public void write(int row, JsonBytes out) {
            try {
                writer.write(values, row, out);
            } catch (DamagedStatsException e) {
                throw e.in(column);
            }
        }
    }
}
