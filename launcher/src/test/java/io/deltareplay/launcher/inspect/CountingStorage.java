package io.deltareplay.launcher.inspect;

import dev.hardwood.InputFile;
import io.deltareplay.launcher.storage.FolderListing;
import io.deltareplay.launcher.storage.LocalStorage;
import io.deltareplay.launcher.storage.Storage;
import io.deltareplay.launcher.table.LogFile;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// A local storage that counts what is read of it, by the names of files.
final class CountingStorage implements Storage {
    private final Storage storage = new LocalStorage();
    private final Map<String, Long> reads = new TreeMap<>();
    private final Map<String, Integer> openings = new TreeMap<>();
    private int listings;

    synchronized Set<String> filesRead() {
        return Set.copyOf(reads.keySet());
    }

    int listings() {
        return listings;
    }

    /// How often the file was opened as a stream.
    int openings(String name) {
        return openings.getOrDefault(name, 0);
    }

    synchronized long bytesOf(String name) {
        return reads.getOrDefault(name, 0L);
    }

    @Override
    public FolderListing list(String folder, String firstName) throws IOException {
        listings++;
        return storage.list(folder, firstName);
    }

    @Override
    public LogFile status(String path) throws IOException {
        return storage.status(path);
    }

    @Override
    public InputStream open(String path) throws IOException {
        openings.merge(Path.of(path).getFileName().toString(), 1, Integer::sum);
        return new FilterInputStream(storage.open(path)) {
            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int count = in.read(bytes, offset, length);
                count(Path.of(path).getFileName().toString(), Math.max(count, 0));
                return count;
            }
        };
    }

    @Override
    public InputFile parquet(LogFile file) {
        InputFile input = storage.parquet(file);
        return new InputFile() {
            @Override
            public void open() throws IOException {
                input.open();
            }

            @Override
            public ByteBuffer readRange(long offset, int length) throws IOException {
                count(file.name(), length);
                return input.readRange(offset, length);
            }

            @Override
            public long length() throws IOException {
                return input.length();
            }

            @Override
            public String name() {
                return input.name();
            }

            @Override
            public void close() throws IOException {
                input.close();
            }
        };
    }

    private synchronized void count(String name, long bytes) {
        reads.merge(name, bytes, Long::sum);
    }
}
