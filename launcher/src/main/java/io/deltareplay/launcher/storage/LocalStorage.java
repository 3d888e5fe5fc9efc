package io.deltareplay.launcher.storage;

import dev.hardwood.InputFile;
import io.deltareplay.launcher.table.LogFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The files of this machine, symbolic links followed.
public final class LocalStorage implements Storage {
    @Override
    public List<LogFile> list(String folder, String firstName) throws IOException {
        byte[] first = firstName.getBytes(StandardCharsets.UTF_8);
        List<Entry> entries = new ArrayList<>();
        try (DirectoryStream<Path> children = Files.newDirectoryStream(path(folder))) {
            for (Path child : children) {
                byte[] name = child.getFileName().toString().getBytes(StandardCharsets.UTF_8);
                if (Arrays.compareUnsigned(name, first) >= 0) {
                    regularFile(child).ifPresent(file -> entries.add(new Entry(name, file)));
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return entries.stream().sorted().map(Entry::file).toList();
    }

    @Override
    public LogFile status(String path) throws IOException {
        Path local = path(path);
        BasicFileAttributes attributes = Files.readAttributes(local, BasicFileAttributes.class);
        if (!attributes.isRegularFile()) {
            throw new FileSystemException(path, null, "is not a regular file");
        }
        return logFile(local, attributes);
    }

    @Override
    public InputStream open(String path) throws IOException {
        return new BoundedReads(Files.newInputStream(path(path)));
    }

    @Override
    public InputFile parquet(LogFile file) {
        return new LocalInputFile(file);
    }

    static Path path(String path) throws IOException {
        try {
            return Path.of(path);
        } catch (InvalidPathException e) {
            throw new FileSystemException(path, null, e.getReason());
        }
    }

    /// Empty for folders, and for a file that was deleted since the folder was read.
    private static Optional<LogFile> regularFile(Path path) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            return attributes.isRegularFile() ? Optional.of(logFile(path, attributes)) : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static LogFile logFile(Path path, BasicFileAttributes attributes) {
        return new LogFile(
                path.toString(),
                attributes.size(),
                attributes.lastModifiedTime().toMillis());
    }

    private record Entry(byte[] name, LogFile file) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            return Arrays.compareUnsigned(name, other.name);
        }
    }
}
