package io.deltareplay.job.storage;

import io.deltareplay.job.problem.DamagedFileException;
import io.deltareplay.request.SegmentFile;
import io.deltareplay.tail.LogBytes;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import org.apache.hadoop.fs.ChecksumFileSystem;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.util.HadoopStreams;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A file of the segment, opened by its URI: its name is never taken for a pattern or a partition, and it has exactly the length that
 * it had when the log was listed. For one thread.
 */
public final class StoredFile implements LogBytes, InputFile, AutoCloseable {
    private final FileSystem fileSystem;
    private final Path path;
    private final long length;
    private @Nullable FSDataInputStream stream;

    private StoredFile(FileSystem fileSystem, Path path, long length) {
        this.fileSystem = fileSystem;
        this.path = path;
        this.length = length;
    }

    /**
     * Finds the file.
     *
     * @throws DamagedFileException when it has another length
     */
    public static StoredFile open(SegmentFile file) throws IOException {
        URI uri = URI.create(file.uri());
        FileSystem found = FileSystem.get(uri, HadoopSettings.ofThisProcess());
        // Checksum files that lie beside a log are of whoever wrote them, often stale, and no part of the protocol.
        FileSystem fileSystem = found instanceof ChecksumFileSystem checked ? checked.getRawFileSystem() : found;
        Path path = new Path(uri);
        FileStatus status = fileSystem.getFileStatus(path);
        if (status.isDirectory()) {
            throw new FileNotFoundException(file.path() + " is a folder");
        }
        if (status.getLen() != file.length()) {
            throw new DamagedFileException(
                    "expected %d bytes as listed, found %d".formatted(file.length(), status.getLen()));
        }
        return new StoredFile(fileSystem, path, file.length());
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public ByteBuffer readRange(long offset, int count) throws IOException {
        byte[] bytes = new byte[count];
        readFully(offset, bytes, 0, count);
        return ByteBuffer.wrap(bytes);
    }

    /** Reads exactly that many bytes. */
    public void readFully(long position, byte[] target, int offset, int count) throws IOException {
        if (position < 0 || count > length - position) {
            throw new EOFException(
                    "cannot read %d bytes from byte %d: the file has %d".formatted(count, position, length));
        }
        opened().readFully(position, target, offset, count);
    }

    private FSDataInputStream opened() throws IOException {
        FSDataInputStream open = stream;
        if (open == null) {
            open = fileSystem.open(path);
            stream = open;
        }
        return open;
    }

    @Override
    public long getLength() {
        return length;
    }

    @Override
    public SeekableInputStream newStream() throws IOException {
        return HadoopStreams.wrap(fileSystem.open(path));
    }

    /** As Parquet's messages name it. */
    @Override
    public String toString() {
        return path.toString();
    }

    @Override
    public void close() throws IOException {
        FSDataInputStream open = stream;
        stream = null;
        if (open != null) {
            open.close();
        }
    }
}
