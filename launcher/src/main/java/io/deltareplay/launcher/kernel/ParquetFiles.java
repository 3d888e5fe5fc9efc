package io.deltareplay.launcher.kernel;

import dev.hardwood.HardwoodContext;
import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import io.deltareplay.launcher.parquet.ParquetFooter;
import io.deltareplay.launcher.storage.Storage;
import io.deltareplay.launcher.table.LogFile;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The Parquet files that an inspection looks into. Each footer is read once; nothing is started before a file's
/// columns are read. Not thread-safe.
public final class ParquetFiles implements AutoCloseable {
    private final Storage storage;
    private final LogReadErrors errors;
    private final Map<String, ParquetFooter> footers = new HashMap<>();
    private @Nullable HardwoodContext decoding;

    public ParquetFiles(Storage storage, LogReadErrors errors) {
        this.storage = storage;
        this.errors = errors;
    }

    /// The file's footer.
    public ParquetFooter footer(LogFile file) {
        return footers.computeIfAbsent(file.path(), path -> read(file));
    }

    /// The file itself, not opened.
    InputFile input(LogFile file) {
        return storage.parquet(file);
    }

    /// The file with its columns, for the caller to close.
    ParquetFileReader open(LogFile file) throws IOException {
        if (decoding == null) {
            decoding = HardwoodContext.create(1);
        }
        return ParquetFileReader.open(storage.parquet(file), decoding);
    }

    @Override
    public void close() {
        if (decoding != null) {
            decoding.close();
            decoding = null;
        }
    }

    private ParquetFooter read(LogFile file) {
        try (InputFile input = storage.parquet(file)) {
            input.open();
            return ParquetFooter.read(input);
        } catch (IOException e) {
            throw errors.unreadableParquet(file.path(), e);
        }
    }
}
