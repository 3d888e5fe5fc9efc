package io.deltareplay.launcher.checkpoint;

import dev.hardwood.metadata.LogicalType;
import dev.hardwood.metadata.RepetitionType;
import dev.hardwood.reader.ColumnReader;
import dev.hardwood.reader.Validity;
import dev.hardwood.schema.SchemaNode;
import dev.hardwood.schema.SchemaNode.GroupNode;
import dev.hardwood.schema.SchemaNode.PrimitiveNode;
import io.deltareplay.stats.JsonBytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/// Renders struct statistics (`stats_parsed`) as the JSON that `stats` would hold: null fields left out, dates and
/// times as the protocol spells them, times in UTC.
final class StatsJson {
    private final Struct root;

    private StatsJson(Struct root) {
        this.root = root;
    }

    /// @param group the `stats_parsed` column
    /// @param readers the column reader of each of its leaves, by the leaf's index
    static StatsJson of(GroupNode group, IntFunction<ColumnReader> readers) {
        // Layer 0 is `add` itself.
        return new StatsJson(struct(group, 0, readers));
    }

    /// Takes up the batch that the column readers stand at.
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

    private static Struct struct(GroupNode group, int parentLayer, IntFunction<ColumnReader> readers) {
        int layer = group.repetitionType() == RepetitionType.OPTIONAL ? parentLayer + 1 : parentLayer;
        List<Field> fields = new ArrayList<>();
        for (SchemaNode child : group.children()) {
            switch (child) {
                case PrimitiveNode leaf -> fields.add(new Field(leaf.name(), new Leaf(leaf, readers)));
                case GroupNode nested -> {
                    // A variant's bounds have no JSON form in the protocol's struct statistics; lists have no bounds at
                    // all.
                    if (nested.isStruct() && !nested.children().isEmpty()) {
                        fields.add(new Field(nested.name(), struct(nested, layer, readers)));
                    }
                }
            }
        }
        return new Struct(fields, readers.apply(firstLeaf(group).columnIndex()), layer);
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
        private final ColumnReader anyLeaf;
        private final int layer;
        private Validity present = Validity.NO_NULLS;

        Struct(List<Field> fields, ColumnReader anyLeaf, int layer) {
            this.fields = fields;
            this.anyLeaf = anyLeaf;
            this.layer = layer;
        }

        @Override
        public void bind() {
            present = anyLeaf.getLayerValidity(layer);
            fields.forEach(f -> f.value().bind());
        }

        @Override
        public boolean isNull(int row) {
            return present.isNull(row);
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
        private final ColumnReader reader;
        private final StatsValue.Writer writer;
        private Validity present = Validity.NO_NULLS;

        Leaf(PrimitiveNode node, IntFunction<ColumnReader> readers) {
            reader = readers.apply(node.columnIndex());
            LogicalType logical = node.logicalType();
            writer = StatsValue.writer(node.type(), logical);
        }

        @Override
        public void bind() {
            present = reader.getLeafValidity();
        }

        @Override
        public boolean isNull(int row) {
            return present.isNull(row);
        }

        @Override
        public void write(int row, JsonBytes out) {
            writer.write(reader, row, out);
        }
    }
}
