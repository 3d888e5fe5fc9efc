package io.deltareplay.job.checkpoint;

import io.deltareplay.filelist.FileColumn;
import io.deltareplay.job.output.RowLayout;
import io.deltareplay.job.problem.ReplayFailure;
import io.deltareplay.request.Reasons;
import io.deltareplay.request.SegmentFile;
import io.deltareplay.stats.DamagedStatsException;
import io.deltareplay.stats.JsonBytes;
import java.util.Arrays;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** How the {@code add} structs of a checkpoint file are laid out. Not thread-safe: it reuses a buffer. */
public final class AddRows implements RowLayout {
    private final int[] ordinals = new int[FileColumn.values().length];
    private final AddSchema.@Nullable StatsColumn statsParsed;
    private final SegmentFile file;
    private final JsonBytes rendered = new JsonBytes();

    /** @param file which file that is */
    AddRows(AddSchema schema, SegmentFile file) {
        this.file = file;
        Arrays.fill(ordinals, ABSENT);
        for (Map.Entry<FileColumn, Integer> column : schema.ordinals().entrySet()) {
            ordinals[column.getKey().ordinal()] = column.getValue();
        }
        statsParsed = schema.statsParsed();
    }

    @Override
    public int ordinal(FileColumn column) {
        return ordinals[column.ordinal()];
    }

    @Override
    public UTF8String path(SpecializedGetters add) {
        return add.getUTF8String(ordinal(FileColumn.PATH));
    }

    @Override
    public @Nullable UTF8String stats(SpecializedGetters add) {
        int json = ordinal(FileColumn.STATS);
        if (json != ABSENT && !add.isNullAt(json)) {
            return add.getUTF8String(json);
        }
        AddSchema.StatsColumn parsed = statsParsed;
        if (parsed == null || add.isNullAt(parsed.ordinal())) {
            return null;
        }
        InternalRow struct =
                add.getStruct(parsed.ordinal(), parsed.struct().fields().size());
        rendered.clear();
        try {
            parsed.struct().write(struct, rendered);
        } catch (DamagedStatsException e) {
            throw ReplayFailure.damaged(file, Reasons.text(e));
        }
        return UTF8String.fromBytes(rendered.array(), 0, rendered.length());
    }

    /** The unique id of the row's deletion vector, as {@link io.deltareplay.action.DeletionVector#uniqueId()} makes it; null when it has none. */
    @Nullable
    public String deletionVectorId(SpecializedGetters add) {
        int ordinal = ordinal(FileColumn.DELETION_VECTOR);
        if (ordinal == ABSENT || add.isNullAt(ordinal)) {
            return null;
        }
        InternalRow vector = add.getStruct(ordinal, DeletionVectorFields.COUNT);
        if (vector.isNullAt(DeletionVectorFields.STORAGE_TYPE)) {
            return null;
        }
        String id = vector.getUTF8String(DeletionVectorFields.STORAGE_TYPE).toString()
                + vector.getUTF8String(DeletionVectorFields.PATH_OR_INLINE_DV);
        return vector.isNullAt(DeletionVectorFields.OFFSET)
                ? id
                : id + "@" + vector.getInt(DeletionVectorFields.OFFSET);
    }
}
