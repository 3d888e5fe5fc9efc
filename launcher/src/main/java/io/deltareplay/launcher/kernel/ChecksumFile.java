package io.deltareplay.launcher.kernel;

import com.fasterxml.jackson.core.JsonParser;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.StructType;
import io.deltareplay.launcher.storage.Storage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the checksum file of any version says; Kernel tells of the snapshot's own only. No table needs the file, so
/// a damaged one is a warning and does as if it were absent.
public final class ChecksumFile {
    private static final StructType SCHEMA = new StructType().add("numFiles", LongType.LONG);

    private final Storage storage;
    private final LogFolder folder;
    private final List<String> warnings;

    /// @param warnings what was odd so far, and what will be
    public ChecksumFile(Storage storage, LogFolder folder, List<String> warnings) {
        this.storage = storage;
        this.folder = folder;
        this.warnings = warnings;
    }

    /// How many files the table has at the version; empty when nothing says so.
    public Optional<Long> numFiles(long version) {
        String name = "%020d.crc".formatted(version);
        if (!folder.seen().holds(name)) {
            return Optional.empty();
        }
        String path = folder.path() + "/" + name;
        try (JsonParser json = JsonActions.JSON.createParser(storage.open(path))) {
            if (json.nextToken() == null) {
                throw new DamagedValueException("it is empty");
            }
            @Nullable Object[] values = JsonValues.struct(json, SCHEMA, "checksum");
            return Optional.ofNullable((Long) values[0]).filter(files -> files >= 0);
        } catch (IOException e) {
            warn("ignored " + path, LogJsonHandler.reason(e));
            return Optional.empty();
        }
    }

    /// Kernel may have read the file before, and found something else in it that is wrong.
    private void warn(String ignored, String reason) {
        if (warnings.stream().noneMatch(warning -> warning.startsWith(ignored))) {
            warnings.add("%s: %s".formatted(ignored, reason));
        }
    }
}
