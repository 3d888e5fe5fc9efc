package io.deltareplay.launcher.kernel;

import io.delta.kernel.engine.FileReadRequest;
import io.delta.kernel.engine.FileSystemClient;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.FileStatus;
import io.deltareplay.launcher.storage.Storage;
import io.deltareplay.launcher.table.LogFile;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lists the log's folder for Kernel. Kernel lists it several times to find a version; it is read once from the
/// oldest name that was asked for, so that all of an inspection sees the same files.
final class LogFileSystemClient implements FileSystemClient {
    private final Storage storage;
    private final LogReadErrors errors;
    private @Nullable Listing listing;

    LogFileSystemClient(Storage storage, LogReadErrors errors) {
        this.storage = storage;
        this.errors = errors;
    }

    @Override
    public CloseableIterator<FileStatus> listFrom(String path) throws IOException {
        int slash = path.lastIndexOf('/');
        String folder = slash == 0 ? "/" : path.substring(0, slash);
        String firstName = path.substring(slash + 1);
        return Iterators.of(listing(folder, firstName).from(firstName))
                .map(file -> FileStatus.of(file.path(), file.size(), file.modificationTime()));
    }

    /// Table locations reach Kernel as absolute paths already.
    @Override
    public String resolvePath(String path) {
        return path;
    }

    @Override
    public FileStatus getFileStatus(String path) throws IOException {
        LogFile file = storage.status(path);
        return FileStatus.of(file.path(), file.size(), file.modificationTime());
    }

    @Override
    public CloseableIterator<ByteArrayInputStream> readFiles(CloseableIterator<FileReadRequest> requests) {
        throw new UnsupportedOperationException("reading ranges of files: no snapshot needs it");
    }

    @Override
    public boolean mkdirs(String path) {
        throw LogEngine.readsOnly();
    }

    @Override
    public boolean delete(String path) {
        throw LogEngine.readsOnly();
    }

    @Override
    public void copyFileAtomically(String source, String target, boolean overwrite) {
        throw LogEngine.readsOnly();
    }

    private Listing listing(String folder, String firstName) throws FileNotFoundException {
        Listing known = listing;
        if (known != null && known.covers(folder, firstName)) {
            return known;
        }
        try {
            List<LogFile> files = storage.list(folder, firstName).stream()
                    .filter(file -> LogFileNames.isLogFile(file.name()))
                    .toList();
            listing = new Listing(folder, firstName, files);
            return listing;
        } catch (NoSuchFileException | NotDirectoryException e) {
            throw notFound(folder, e);
        } catch (IOException e) {
            throw errors.unreadable(folder, e);
        }
    }

    private static FileNotFoundException notFound(String folder, IOException cause) {
        FileNotFoundException notFound = new FileNotFoundException(folder);
        notFound.initCause(cause);
        return notFound;
    }

    private record Listing(String folder, String firstName, List<LogFile> files) {
        boolean covers(String otherFolder, String otherFirstName) {
            return folder.equals(otherFolder) && firstName.compareTo(otherFirstName) <= 0;
        }

        /// Kernel looks for a checkpoint a thousand versions at a time, and stops reading where it found enough.
        List<LogFile> from(String name) {
            int low = 0;
            int high = files.size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (files.get(middle).name().compareTo(name) < 0) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return files.subList(low, files.size());
        }
    }
}
