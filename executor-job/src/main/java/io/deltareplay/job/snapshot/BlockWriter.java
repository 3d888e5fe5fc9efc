package io.deltareplay.job.snapshot;

import io.deltareplay.filelist.FileColumn;
import io.deltareplay.job.window.ActionRow;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.unsafe.Platform;
import org.jspecify.annotations.Nullable;

/** Packs rows of actions into blocks of snapshot rows. Blocks cost Java's serialisation nothing for each row. Not thread-safe. */
final class BlockWriter {
    /** A row's length, in as many bytes as keep rows aligned. */
    static final int HEADER_BYTES = Long.BYTES;

    private static final int BLOCK_BYTES = 1 << 20;

    private final ActionRow actions;
    private final SnapshotRow layout;
    private final FileColumn[] columns;
    /** Parallel to the columns. */
    private final DataType[] types;

    private final @Nullable Object[] values;
    private final InternalRow row;
    private final UnsafeProjection projection;
    private final Deque<StateBlock> full = new ArrayDeque<>();
    private byte[] block = new byte[BLOCK_BYTES];
    private int size;

    BlockWriter(ActionRow actions, SnapshotRow layout) {
        this.actions = actions;
        this.layout = layout;
        this.columns = layout.columns().toArray(FileColumn[]::new);
        this.types = layout.columns().stream().map(ActionRow::type).toArray(DataType[]::new);
        this.values = new @Nullable Object[layout.width()];
        this.row = new GenericInternalRow(values);
        this.projection = UnsafeProjection.create(layout.schema());
    }

    /** Packs an add. */
    void add(InternalRow action) {
        for (int i = 0; i < columns.length; i++) {
            values[i] = value(action, columns[i], types[i]);
        }
        values[layout.deletionVectorIdOrdinal()] = action.getUTF8String(ActionRow.DELETION_VECTOR_ID_ORDINAL);
        append(projection.apply(row));
    }

    private @Nullable Object value(InternalRow action, FileColumn column, DataType type) {
        if (column == FileColumn.PATH) {
            return actions.path(action);
        }
        int ordinal = actions.ordinal(column);
        return action.isNullAt(ordinal) ? null : action.get(ordinal, type);
    }

    private void append(UnsafeRow packed) {
        int length = packed.getSizeInBytes();
        if (size + HEADER_BYTES + length > block.length) {
            flush();
            if (HEADER_BYTES + length > block.length) {
                block = new byte[HEADER_BYTES + length];
            }
        }
        Platform.putLong(block, (long) Platform.BYTE_ARRAY_OFFSET + size, length);
        size += HEADER_BYTES;
        packed.writeToMemory(block, (long) Platform.BYTE_ARRAY_OFFSET + size);
        size += length;
    }

    /** Ends the current block. */
    void flush() {
        if (size > 0) {
            full.addLast(new StateBlock.Rows(Arrays.copyOf(block, size)));
            size = 0;
        }
    }

    /** A block that is full; null when there is none yet. */
    @Nullable
    StateBlock poll() {
        return full.pollFirst();
    }
}
