package io.deltareplay.launcher.kernel;

import io.delta.kernel.engine.Engine;
import io.delta.kernel.engine.ExpressionHandler;
import io.delta.kernel.engine.FileSystemClient;
import io.delta.kernel.engine.JsonHandler;
import io.delta.kernel.engine.ParquetHandler;
import io.deltareplay.launcher.storage.Storage;
import java.util.function.Consumer;

/// What Delta Kernel needs to resolve a snapshot of one table, without Hadoop. It only reads, and only the log. For
/// one thread and one inspection.
public final class LogEngine implements Engine {
    private final FileSystemClient fileSystem;
    private final JsonHandler json;
    private final ParquetHandler parquet;
    private final ExpressionHandler expressions = new NoExpressions();

    /// @param folder the log's folder
    /// @param lastCheckpoint the table's hint, read at most once
    /// @param warnings takes what is odd but does not stop a reader
    public LogEngine(
            Storage storage,
            ParquetFiles parquetFiles,
            LogFolder folder,
            LastCheckpointFile lastCheckpoint,
            LogReadErrors errors,
            Consumer<String> warnings) {
        fileSystem = new LogFileSystemClient(storage, folder);
        json = new LogJsonHandler(storage, folder, lastCheckpoint, errors, warnings);
        parquet = new LogParquetHandler(parquetFiles, errors);
    }

    @Override
    public FileSystemClient getFileSystemClient() {
        return fileSystem;
    }

    @Override
    public JsonHandler getJsonHandler() {
        return json;
    }

    @Override
    public ParquetHandler getParquetHandler() {
        return parquet;
    }

    @Override
    public ExpressionHandler getExpressionHandler() {
        return expressions;
    }

    static UnsupportedOperationException readsOnly() {
        return new UnsupportedOperationException("this engine only reads");
    }
}
