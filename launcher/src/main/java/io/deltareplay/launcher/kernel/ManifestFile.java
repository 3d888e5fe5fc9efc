package io.deltareplay.launcher.kernel;

import io.delta.kernel.types.LongType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructType;
import io.deltareplay.launcher.storage.Storage;
import io.deltareplay.launcher.table.LogFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the sidecars that a checkpoint's first file names.
public final class ManifestFile {
    private static final StructType SIDECAR = new StructType()
            .add("path", StringType.STRING, false)
            .add("sizeInBytes", LongType.LONG, false)
            .add("modificationTime", LongType.LONG);
    private static final StructType SCHEMA = new StructType().add("sidecar", SIDECAR);
    private static final StructType ADDS = new StructType().add("add", new StructType().add("path", StringType.STRING));

    private final Storage storage;
    private final ParquetActions parquet;
    private final LogReadErrors errors;

    public ManifestFile(Storage storage, ParquetFiles parquetFiles, LogReadErrors errors) {
        this.storage = storage;
        this.parquet = new ParquetActions(parquetFiles, errors);
        this.errors = errors;
    }

    /// In the file's order; empty for a checkpoint without sidecars.
    public List<SidecarAction> sidecars(LogFile manifest) {
        List<@Nullable Object[]> rows =
                manifest.name().endsWith(".json") ? jsonRows(manifest, SCHEMA) : parquet.read(manifest, SCHEMA);
        List<SidecarAction> sidecars = new ArrayList<>();
        for (@Nullable Object[] row : rows) {
            if (row[0] instanceof Object[] sidecar
                    && sidecar[0] instanceof String path
                    && sidecar[1] instanceof Long size) {
                sidecars.add(new SidecarAction(path, size, Optional.ofNullable((Long) sidecar[2])));
            }
        }
        return sidecars;
    }

    /// How many `add` actions a JSON manifest has itself.
    public long countAdds(LogFile manifest) {
        return jsonRows(manifest, ADDS).stream().filter(row -> row[0] != null).count();
    }

    private List<@Nullable Object[]> jsonRows(LogFile manifest, StructType schema) {
        try (JsonActions actions = new JsonActions(storage, manifest.path(), schema, errors)) {
            return actions.remainingRows();
        } catch (IOException e) {
            throw errors.unreadable(manifest.path(), e);
        }
    }
}
