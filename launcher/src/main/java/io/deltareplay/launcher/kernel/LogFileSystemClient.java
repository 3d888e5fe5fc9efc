package io.deltareplay.launcher.kernel;

import io.delta.kernel.engine.FileReadRequest;
import io.delta.kernel.engine.FileSystemClient;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.FileStatus;
import io.deltareplay.launcher.storage.Storage;
import io.deltareplay.launcher.table.LogFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/// Lists the log's folder for Kernel: what counts of it, and nothing else.
final class LogFileSystemClient implements FileSystemClient {
    private final Storage storage;
    private final LogFolder folder;

    LogFileSystemClient(Storage storage, LogFolder folder) {
        this.storage = storage;
        this.folder = folder;
    }

    @Override
    public CloseableIterator<FileStatus> listFrom(String path) throws IOException {
        String firstName = path.substring(path.lastIndexOf('/') + 1);
        return Iterators.of(folder.from(firstName).from(firstName))
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
}
