package io.deltareplay.launcher.kernel;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.engine.JsonHandler;
import io.delta.kernel.expressions.Predicate;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.FileStatus;
import io.deltareplay.launcher.storage.Storage;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads commits, compactions, JSON manifests, checksum files and `_last_checkpoint` for Kernel. A damaged file of
/// the first three is an error; the last two only save work, so that a damaged one is a warning and is left out.
final class LogJsonHandler implements JsonHandler {
    private final Storage storage;
    private final LogFolder folder;
    private final LastCheckpointFile lastCheckpoint;
    private final LogReadErrors errors;
    private final Consumer<String> warnings;

    LogJsonHandler(
            Storage storage,
            LogFolder folder,
            LastCheckpointFile lastCheckpoint,
            LogReadErrors errors,
            Consumer<String> warnings) {
        this.storage = storage;
        this.folder = folder;
        this.lastCheckpoint = lastCheckpoint;
        this.errors = errors;
        this.warnings = warnings;
    }

    @Override
    public CloseableIterator<ColumnarBatch> readJsonFiles(
            CloseableIterator<FileStatus> files, StructType schema, Optional<Predicate> predicate) throws IOException {
        List<String> paths = new ArrayList<>();
        try (files) {
            files.forEachRemaining(file -> paths.add(file.getPath()));
        }
        if (paths.size() != 1) {
            throw new UnsupportedOperationException("reading %d JSON files at once".formatted(paths.size()));
        }
        String path = paths.getFirst();
        if (path.endsWith("/" + LastCheckpointFile.NAME)) {
            return Iterators.of(List.of(lastCheckpoint(path, schema)));
        }
        if (path.endsWith(".crc")) {
            return checksum(path, schema);
        }
        return folder.isGone(path) ? goneCommit(schema) : new JsonActions(storage, path, schema, errors);
    }

    @Override
    public ColumnarBatch parseJson(ColumnVector texts, StructType schema, Optional<ColumnVector> selection) {
        throw new UnsupportedOperationException("parsing JSON values: no snapshot needs it");
    }

    @Override
    public void writeJsonFileAtomically(String path, CloseableIterator<Row> rows, boolean overwrite) {
        throw LogEngine.readsOnly();
    }

    /// Why a JSON file could not be read, without the parser's excerpt of it.
    static String reason(IOException cause) {
        return switch (cause) {
            case JsonProcessingException syntax -> syntax.getOriginalMessage();
            case DamagedValueException value -> String.valueOf(value.getMessage());
            case AccessDeniedException denied -> "no permission to read it";
            case FileSystemException failed when failed.getReason() != null -> "it " + failed.getReason();
            default -> Objects.requireNonNullElse(cause.getMessage(), cause.toString());
        };
    }

    /// The version only: Kernel wants to know no more than where to begin.
    private ColumnarBatch lastCheckpoint(String path, StructType schema) throws FileNotFoundException {
        Optional<Long> start = folder.newestCheckpoint(lastCheckpoint.read().map(LastCheckpoint::version));
        @Nullable Object[] row = new @Nullable Object[schema.length()];
        row[schema.indexOf("version")] = start.orElseThrow(() -> new FileNotFoundException(path));
        row[schema.indexOf("size")] = 0L;
        return oneRow(schema, row);
    }

    /// What stands for a commit that is there by name only, when Kernel looks for the version of a time: a time
    /// before all others.
    private static CloseableIterator<ColumnarBatch> goneCommit(StructType schema) throws IOException {
        String action =
                "{\"commitInfo\":{\"inCommitTimestamp\":%1$d,\"timestamp\":%1$d}}".formatted(SoundLog.UNKNOWN_TIME);
        try (JsonParser json = JsonActions.JSON.createParser(action)) {
            json.nextToken();
            return Iterators.of(List.of(oneRow(schema, JsonValues.struct(json, schema, "action"))));
        }
    }

    private static ColumnarBatch oneRow(StructType schema, @Nullable Object[] row) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        rows.add(row);
        return new RowBatch(schema, rows);
    }

    /// One document, which its writer may have laid out over many lines.
    private CloseableIterator<ColumnarBatch> checksum(String path, StructType schema) {
        try (JsonParser json = JsonActions.JSON.createParser(storage.open(path))) {
            if (json.nextToken() == null) {
                throw new DamagedValueException("it is empty");
            }
            return Iterators.of(List.of(oneRow(schema, JsonValues.struct(json, schema, "checksum"))));
        } catch (IOException e) {
            warnings.accept("ignored %s: %s".formatted(path, reason(e)));
            return Iterators.of(List.of());
        }
    }
}
