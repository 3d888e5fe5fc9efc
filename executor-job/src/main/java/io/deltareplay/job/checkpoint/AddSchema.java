package io.deltareplay.job.checkpoint;

import io.deltareplay.filelist.FileColumn;
import io.deltareplay.job.problem.DamagedFileException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of some row groups of a checkpoint file are read for the columns asked for. Columns that the protocol requires must
 * be there; optional ones that are missing, or null in every row as the footer's statistics say, are left out.
 *
 * <p>Leaves are read by their physical type alone: what a file's annotations make of them is no matter of Spark's.
 *
 * @param requested what is read: one column, {@code add}
 * @param ordinals where in {@code add} each column is; those that are left out are absent
 * @param statsParsed where the struct statistics are, and how they are rendered; null when nobody needs them
 */
record AddSchema(
        MessageType requested,
        Map<FileColumn, Integer> ordinals,
        @Nullable StatsColumn statsParsed) {
    private static final int INT96_BYTES = 12;
    private static final List<String> DELETION_VECTOR =
            List.of("storageType", "pathOrInlineDv", "offset", "sizeInBytes", "cardinality");

    /** The struct statistics' column. */
    record StatsColumn(int ordinal, StatsStruct struct) {}

    /**
     * The {@code add} column of a file.
     *
     * @throws DamagedFileException when it is no struct
     */
    static Optional<GroupType> add(MessageType file) throws DamagedFileException {
        if (!file.containsField("add")) {
            return Optional.empty();
        }
        if (file.getType("add").isPrimitive()) {
            throw new DamagedFileException("the required column add is no struct");
        }
        return Optional.of(file.getType("add").asGroupType());
    }

    /** @throws DamagedFileException when a column is missing that the protocol requires, or has another type */
    static AddSchema of(MessageType file, GroupType add, List<BlockMetaData> rowGroups, Set<FileColumn> wanted)
            throws DamagedFileException {
        AddFields fields = new AddFields(add, new LeafNulls(rowGroups));
        Map<FileColumn, Type> types = new EnumMap<>(FileColumn.class);
        types.put(FileColumn.PATH, fields.required("path", PrimitiveTypeName.BINARY));
        types.put(FileColumn.SIZE, fields.required("size", PrimitiveTypeName.INT64));
        types.put(FileColumn.MODIFICATION_TIME, fields.required("modificationTime", PrimitiveTypeName.INT64));
        types.put(FileColumn.DATA_CHANGE, fields.required("dataChange", PrimitiveTypeName.BOOLEAN));
        types.put(FileColumn.PARTITION_VALUES, fields.requiredMap("partitionValues"));
        fields.leaf("stats", PrimitiveTypeName.BINARY).ifPresent(t -> types.put(FileColumn.STATS, t));
        fields.leaf("baseRowId", PrimitiveTypeName.INT64).ifPresent(t -> types.put(FileColumn.BASE_ROW_ID, t));
        fields.leaf("defaultRowCommitVersion", PrimitiveTypeName.INT64)
                .ifPresent(t -> types.put(FileColumn.DEFAULT_ROW_COMMIT_VERSION, t));
        fields.leaf("clusteringProvider", PrimitiveTypeName.BINARY)
                .ifPresent(t -> types.put(FileColumn.CLUSTERING_PROVIDER, t));
        fields.map("tags").ifPresent(t -> types.put(FileColumn.TAGS, t));
        if (wanted.contains(FileColumn.DELETION_VECTOR)) {
            deletionVector(fields).ifPresent(t -> types.put(FileColumn.DELETION_VECTOR, t));
        }
        Set<FileColumn> read = EnumSet.copyOf(wanted);
        read.add(FileColumn.PATH);
        types.keySet().retainAll(read);
        return assemble(file, add, types, read.contains(FileColumn.STATS) ? fields : null);
    }

    private static AddSchema assemble(
            MessageType file, GroupType add, Map<FileColumn, Type> types, @Nullable AddFields statsFields)
            throws DamagedFileException {
        List<Type> children = new ArrayList<>();
        Map<FileColumn, Integer> ordinals = new EnumMap<>(FileColumn.class);
        types.forEach((column, type) -> {
            ordinals.put(column, children.size());
            children.add(type);
        });
        StatsColumn statsParsed = null;
        if (statsFields != null && !statsFields.everyAddHas("stats")) {
            Optional<GroupType> struct = statsFields.struct("stats_parsed");
            if (struct.isPresent()) {
                StatsStruct stats = StatsStruct.of(struct.get(), annotatesText(add));
                statsParsed = new StatsColumn(children.size(), stats);
                children.add(stats.requested());
            }
        }
        GroupType requested = new GroupType(add.getRepetition(), add.getName(), children);
        return new AddSchema(new MessageType(file.getName(), requested), ordinals, statsParsed);
    }

    /** Whether the file says which of its byte strings are text. Older writers do not; what they say of the path tells. */
    private static boolean annotatesText(GroupType add) {
        return add.getType("path").getLogicalTypeAnnotation() != null;
    }

    private static Optional<Type> deletionVector(AddFields fields) throws DamagedFileException {
        Optional<GroupType> group = fields.struct("deletionVector");
        if (group.isEmpty()) {
            return Optional.empty();
        }
        AddFields within = fields.within(group.get(), "deletionVector");
        List<Type> leaves = new ArrayList<>();
        for (String name : DELETION_VECTOR) {
            leaves.add(within.required(name, deletionVectorType(name)));
        }
        if (within.isNullEverywhere(DELETION_VECTOR.get(0))) {
            return Optional.empty();
        }
        return Optional.of(
                new GroupType(group.get().getRepetition(), group.get().getName(), leaves));
    }

    private static PrimitiveTypeName deletionVectorType(String name) {
        return switch (name) {
            case "offset", "sizeInBytes" -> PrimitiveTypeName.INT32;
            case "cardinality" -> PrimitiveTypeName.INT64;
            default -> PrimitiveTypeName.BINARY;
        };
    }

    /** A leaf without its annotations. Spark reads INT96 only when conf says so, but any twelve bytes. */
    static PrimitiveType bare(PrimitiveType leaf) {
        return switch (leaf.getPrimitiveTypeName()) {
            case INT96 -> fixed(leaf, INT96_BYTES);
            case FIXED_LEN_BYTE_ARRAY -> fixed(leaf, leaf.getTypeLength());
            default ->
                Types.primitive(leaf.getPrimitiveTypeName(), leaf.getRepetition())
                        .named(leaf.getName());
        };
    }

    private static PrimitiveType fixed(PrimitiveType leaf, int length) {
        return Types.primitive(PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY, leaf.getRepetition())
                .length(length)
                .named(leaf.getName());
    }
}
