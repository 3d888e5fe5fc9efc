package io.deltareplay.channel;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/** Reads a spilled Arrow stream back, as the task wrote it. */
class PieceInput implements ReadableByteChannel {
    private final SpillFile file;
    private long position;

    PieceInput(SpillFile file) {
        this.file = file;
    }

    static PieceInput of(SpillFile file, boolean compressed) {
        return compressed ? new CompressedPieceInput(file) : new PieceInput(file);
    }

    static void putLength(byte[] target, int length) {
        ByteBuffer.wrap(target).putInt(length);
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return readFile(target);
    }

    final int readFile(ByteBuffer target) throws IOException {
        int count = file.read(target, position);
        position += Math.max(0, count);
        return count;
    }

    final void readFully(ByteBuffer target) throws IOException {
        while (target.hasRemaining()) {
            if (readFile(target) < 0) {
                throw new EOFException("the stream ends within a piece");
            }
        }
    }

    final boolean atEnd() {
        return position >= file.size();
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {}
}
