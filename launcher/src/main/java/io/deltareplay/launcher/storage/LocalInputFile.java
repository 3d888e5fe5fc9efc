package io.deltareplay.launcher.storage;

import io.deltareplay.launcher.parquet.InPlaceInput;
import io.deltareplay.launcher.table.LogFile;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// A local file read at positions, into the heap. It is not mapped: a mapped file counts as resident memory, and
/// one that is cut short while it is read ends the process instead of the read.
final class LocalInputFile implements InPlaceInput {
    private final LogFile file;
    private volatile @Nullable FileChannel channel;

    LocalInputFile(LogFile file) {
        this.file = file;
    }

    @Override
    public void open() throws IOException {
        if (channel != null) {
            return;
        }
        FileChannel opened = FileChannel.open(LocalStorage.path(file.path()), StandardOpenOption.READ);
        try {
            long found = opened.size();
            if (found != file.size()) {
                throw new IOException("expected %d bytes as listed, found %d".formatted(file.size(), found));
            }
        } catch (IOException e) {
            opened.close();
            throw e;
        }
        channel = opened;
    }

    @Override
    public ByteBuffer readRange(long offset, int length) throws IOException {
        requireRange(offset, length);
        ByteBuffer bytes = ByteBuffer.allocate(length);
        read(offset, bytes);
        return bytes.flip();
    }

    @Override
    public void read(long offset, ByteBuffer target) throws IOException {
        FileChannel open = opened();
        requireRange(offset, target.remaining());
        long end = offset + target.remaining();
        int limit = target.limit();
        for (long position = offset; position < end; ) {
            target.limit(Math.min(limit, target.position() + BoundedReads.MOST_BYTES_AT_ONCE));
            int count = open.read(target, position);
            if (count < 0) {
                throw new EOFException("%s: ended at byte %d while the bytes from %d to %d were read"
                        .formatted(file.path(), position, offset, end));
            }
            position += count;
        }
    }

    private void requireRange(long offset, int length) throws IOException {
        if (offset < 0 || length < 0 || length > file.size() - offset) {
            throw new EOFException("%s: cannot read %d bytes from byte %d: the file has %d"
                    .formatted(file.path(), length, offset, file.size()));
        }
    }

    @Override
    public long length() {
        opened();
        return file.size();
    }

    @Override
    public String name() {
        return file.path();
    }

    @Override
    public void close() throws IOException {
        FileChannel open = channel;
        channel = null;
        if (open != null) {
            open.close();
        }
    }

    private FileChannel opened() {
        FileChannel open = channel;
        if (open == null) {
            throw new IllegalStateException(file.path() + " was not opened");
        }
        return open;
    }
}
