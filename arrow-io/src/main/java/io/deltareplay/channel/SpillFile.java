package io.deltareplay.channel;

import io.deltareplay.spill.NamelessFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What one attempt sent, on disk. The file has no name once it is open, so nothing stays behind however the process ends. */
final class SpillFile implements Closeable {
    private final Opener opener;
    private @Nullable FileChannel channel;
    private long size;
    private boolean closed;

    SpillFile(Opener opener) {
        this.opener = opener;
    }

    /** Opens files of a spill folder. */
    @FunctionalInterface
    interface Opener {
        FileChannel open() throws IOException;

        static Opener in(Path folder) {
            return () -> NamelessFile.open(folder);
        }
    }

    /** The spill folder cannot be written. */
    static final class WriteException extends IOException {
        private static final long serialVersionUID = 1;

        WriteException(IOException cause) {
            super(cause);
        }

        String reason() {
            Throwable cause = getCause();
            if (cause instanceof AccessDeniedException) {
                return "access denied";
            }
            if (cause instanceof FileSystemException named && named.getReason() != null) {
                return named.getReason();
            }
            return cause instanceof IOException plain && plain.getClass() == IOException.class
                    ? String.valueOf(plain.getMessage())
                    : String.valueOf(cause);
        }
    }

    synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        if (closed) {
            throw new IOException("the channel was closed");
        }
        try {
            FileChannel open = channel;
            if (open == null) {
                open = opener.open();
                channel = open;
            }
            ByteBuffer source = ByteBuffer.wrap(bytes, offset, length);
            while (source.hasRemaining()) {
                size += open.write(source, size);
            }
        } catch (IOException e) {
            throw new WriteException(e);
        }
    }

    synchronized long size() {
        return size;
    }

    /** Reads from a position; -1 at the end. */
    int read(ByteBuffer target, long position) throws IOException {
        FileChannel open;
        synchronized (this) {
            open = channel;
        }
        return open == null ? -1 : open.read(target, position);
    }

    @Override
    public synchronized void close() {
        closed = true;
        FileChannel open = channel;
        channel = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                // The file has no name and its content is not needed any more.
                return;
            }
        }
    }
}
