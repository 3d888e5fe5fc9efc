package io.deltareplay.launcher.kernel;

import dev.hardwood.HardwoodContext;
import dev.hardwood.reader.ParquetFileReader;
import io.deltareplay.launcher.storage.Storage;
import io.deltareplay.launcher.table.LogFile;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The Parquet files that an inspection looks into, each opened once. Nothing is started before the first is opened. Not thread-safe.
public final class ParquetFiles implements AutoCloseable {
    private final Storage storage;
    private final LogReadErrors errors;
    private final Map<String, ParquetFileReader> open = new HashMap<>();
    private @Nullable HardwoodContext decoding;

    public ParquetFiles(Storage storage, LogReadErrors errors) {
        this.storage = storage;
        this.errors = errors;
    }

    /// The file, open until this is closed.
    public ParquetFileReader open(LogFile file) {
        return open.computeIfAbsent(file.path(), path -> reader(file));
    }

    /// The number of rows that the file's footer tells.
    public long rows(LogFile file) {
        ParquetFileReader known = open.get(file.path());
        if (known != null) {
            return known.getFileMetaData().numRows();
        }
        try (ParquetFileReader reader = reader(file)) {
            return reader.getFileMetaData().numRows();
        } catch (IOException e) {
            throw errors.unreadableParquet(file.path(), e);
        }
    }

    @Override
    public void close() {
        for (ParquetFileReader reader : open.values()) {
            try {
                reader.close();
            } catch (IOException e) {
                // Everything needed was read: a failing close loses nothing.
                continue;
            }
        }
        open.clear();
        if (decoding != null) {
            decoding.close();
            decoding = null;
        }
    }

    private ParquetFileReader reader(LogFile file) {
        if (decoding == null) {
            decoding = HardwoodContext.create(1);
        }
        try {
            return ParquetFileReader.open(storage.parquet(file), decoding);
        } catch (IOException | RuntimeException e) {
            throw errors.unreadableParquet(file.path(), e);
        }
    }
}
