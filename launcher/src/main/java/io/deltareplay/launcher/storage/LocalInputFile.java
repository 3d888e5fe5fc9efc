package io.deltareplay.launcher.storage;

import dev.hardwood.InputFile;
import io.deltareplay.launcher.table.LogFile;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// A local file read at positions, into the heap. It is not mapped: a mapped file counts as resident memory, and
/// one that is cut short while it is read ends the process instead of the read.
final class LocalInputFile implements InputFile {
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
        FileChannel open = opened();
        if (offset < 0 || length < 0 || length > file.size() - offset) {
            throw new EOFException("%s: cannot read %d bytes from byte %d: the file has %d"
                    .formatted(file.path(), length, offset, file.size()));
        }
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.position() < length) {
            int start = bytes.position();
            bytes.limit(Math.min(length, start + BoundedReads.MOST_BYTES_AT_ONCE));
            if (open.read(bytes, offset + start) < 0) {
                throw new EOFException("%s: ended at byte %d while %d bytes from byte %d were read"
                        .formatted(file.path(), offset + start, length, offset));
            }
        }
        return bytes.flip();
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
