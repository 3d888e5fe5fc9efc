package io.deltareplay.launcher.kernel;

import com.fasterxml.jackson.core.JsonParser;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructType;
import io.deltareplay.launcher.storage.Storage;
import io.deltareplay.launcher.table.TableLocation;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The log's `_last_checkpoint`, read when it is first asked for. Not thread-safe.
///
/// Kernel reads a damaged one three times, and sleeps in between when it is empty; no table needs the file, so a
/// damaged one is a warning here and does as if it were absent.
public final class LastCheckpointFile {
    static final String NAME = "_last_checkpoint";

    private static final StructType SCHEMA = new StructType()
            .add("version", LongType.LONG, false)
            .add("size", LongType.LONG)
            .add("parts", LongType.LONG)
            .add("numOfAddFiles", LongType.LONG)
            .add("v2Checkpoint", new StructType().add("path", StringType.STRING));

    private final Storage storage;
    private final String path;
    private final Consumer<String> warnings;
    private boolean loaded;
    private @Nullable LastCheckpoint content;

    public LastCheckpointFile(Storage storage, TableLocation location, Consumer<String> warnings) {
        this.storage = storage;
        this.path = location.logFolder() + "/" + NAME;
        this.warnings = warnings;
    }

    /// Empty when the file is absent or cannot be used.
    public Optional<LastCheckpoint> read() {
        if (!loaded) {
            content = load().orElse(null);
            loaded = true;
        }
        return Optional.ofNullable(content);
    }

    private Optional<LastCheckpoint> load() {
        try (JsonParser json = JsonActions.JSON.createParser(storage.open(path))) {
            if (json.nextToken() == null) {
                throw new DamagedValueException("it is empty");
            }
            @Nullable Object[] values = JsonValues.struct(json, SCHEMA, NAME);
            long version = count(values[0]).orElseThrow(() -> new DamagedValueException("version is negative"));
            return Optional.of(new LastCheckpoint(
                    version, count(values[1]), count(values[2]), count(values[3]), manifest(values[4])));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            warnings.accept("ignored %s: %s".formatted(path, LogJsonHandler.reason(e)));
            return Optional.empty();
        }
    }

    private static Optional<Long> count(@Nullable Object value) {
        return Optional.ofNullable((Long) value).filter(count -> count >= 0);
    }

    private static Optional<String> manifest(@Nullable Object v2Checkpoint) {
        return Optional.ofNullable((Object[]) v2Checkpoint)
                .map(fields -> (String) fields[0])
                .map(name -> name.substring(name.lastIndexOf('/') + 1));
    }
}
