package io.deltareplay.launcher.kernel;

import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.engine.FileReadResult;
import io.delta.kernel.engine.ParquetHandler;
import io.delta.kernel.expressions.Column;
import io.delta.kernel.expressions.Predicate;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.DataFileStatus;
import io.delta.kernel.utils.FileStatus;
import io.deltareplay.launcher.table.LogFile;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads checkpoints' protocols, metadata and the like for Kernel, one file at a time and only when Kernel comes to
/// it.
final class LogParquetHandler implements ParquetHandler {
    private final ParquetActions actions;

    LogParquetHandler(ParquetFiles files, LogReadErrors errors) {
        this.actions = new ParquetActions(files, errors);
    }

    @Override
    public CloseableIterator<FileReadResult> readParquetFiles(
            CloseableIterator<FileStatus> files, StructType schema, Optional<Predicate> predicate) {
        return files.map(file -> read(file, schema));
    }

    @Override
    public CloseableIterator<DataFileStatus> writeParquetFiles(
            String folder, CloseableIterator<FilteredColumnarBatch> data, List<Column> statistics) {
        throw LogEngine.readsOnly();
    }

    @Override
    public void writeParquetFileAtomically(String path, CloseableIterator<FilteredColumnarBatch> data) {
        throw LogEngine.readsOnly();
    }

    private FileReadResult read(FileStatus file, StructType schema) {
        LogFile logFile = new LogFile(file.getPath(), file.getSize(), file.getModificationTime());
        List<@Nullable Object[]> rows = actions.read(logFile, schema);
        return new FileReadResult(new RowBatch(schema, rows), file.getPath());
    }
}
