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
    public FolderListing list(String folder, String firstName) throws IOException {
        byte[] first = firstName.getBytes(StandardCharsets.UTF_8);
        List<Entry> entries = new ArrayList<>();
        try (DirectoryStream<Path> children = Files.newDirectoryStream(path(folder))) {
            for (Path child : children) {
                byte[] name = child.getFileName().toString().getBytes(StandardCharsets.UTF_8);
                if (Arrays.compareUnsigned(name, first) >= 0) {
                    entry(name, child).ifPresent(entries::add);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        entries.sort(null);
        return new FolderListing(
                entries.stream().filter(Entry::isFile).map(Entry::file).toList(),
                entries.stream()
                        .filter(entry -> !entry.isFile())
                        .map(entry -> entry.file().path())
                        .toList());
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
        Path local = path(path);
        try {
            return new BoundedReads(Files.newInputStream(local));
        } catch (NoSuchFileException e) {
            throw Files.isSymbolicLink(local) ? danglingLink(path) : e;
        }
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

    /// Empty for a file that was deleted since the folder was read.
    private static Optional<Entry> entry(byte[] name, Path path) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            return Optional.of(new Entry(name, logFile(path, attributes), attributes.isRegularFile()));
        } catch (NoSuchFileException e) {
            // Not to be taken for a file that is not there: nobody would miss a commit whose link leads nowhere.
            return Files.isSymbolicLink(path)
                    ? Optional.of(new Entry(name, new LogFile(path.toString(), 0, 0), true))
                    : Optional.empty();
        }
    }

    private static FileSystemException danglingLink(String path) {
        return new FileSystemException(path, null, "is a link to a file that is not there");
    }

    private static LogFile logFile(Path path, BasicFileAttributes attributes) {
        return new LogFile(
                path.toString(),
                attributes.size(),
                attributes.lastModifiedTime().toMillis());
    }

    private record Entry(byte[] name, LogFile file, boolean isFile) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            return Arrays.compareUnsigned(name, other.name);
        }
    }
}
