package io.deltareplay.job.snapshot;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.unsafe.Platform;

/** The rows of blocks that a {@link BlockWriter} packed. Each is valid until the next one. */
final class BlockRows implements Iterator<InternalRow> {
    private final Iterator<StateBlock> blocks;
    private final UnsafeRow row;
    private byte[] block = new byte[0];
    private int position;

    BlockRows(Iterator<StateBlock> blocks, SnapshotRow layout) {
        this.blocks = blocks;
        this.row = new UnsafeRow(layout.width());
    }

    @Override
    public boolean hasNext() {
        while (position == block.length) {
            if (!blocks.hasNext()) {
                return false;
            }
            if (blocks.next() instanceof StateBlock.Rows rows) {
                block = rows.bytes();
                position = 0;
            }
        }
        return true;
    }

    @Override
    public InternalRow next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        int length = (int) Platform.getLong(block, (long) Platform.BYTE_ARRAY_OFFSET + position);
        position += BlockWriter.HEADER_BYTES;
        row.pointTo(block, (long) Platform.BYTE_ARRAY_OFFSET + position, length);
        position += length;
        return row;
    }
}
