package io.deltareplay.launcher.kernel;

import com.fasterxml.jackson.core.JsonParser;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.StructType;
import io.deltareplay.launcher.storage.Storage;
import io.deltareplay.launcher.table.TableLocation;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the checksum file of any version says; Kernel tells of the snapshot's own only. No table needs the file, so
/// a damaged one is a warning and does as if it were absent.
public final class ChecksumFile {
    private static final StructType SCHEMA = new StructType().add("numFiles", LongType.LONG);

    private final Storage storage;
    private final TableLocation location;
    private final List<String> warnings;

    /// @param warnings what was odd so far, and what will be
    public ChecksumFile(Storage storage, TableLocation location, List<String> warnings) {
        this.storage = storage;
        this.location = location;
        this.warnings = warnings;
    }

    /// How many files the table has at the version; empty when nothing says so.
    public Optional<Long> numFiles(long version) {
        String path = "%s/%020d.crc".formatted(location.logFolder(), version);
        try (JsonParser json = JsonActions.JSON.createParser(storage.open(path))) {
            if (json.nextToken() == null) {
                throw new DamagedValueException("it is empty");
            }
            @Nullable Object[] values = JsonValues.struct(json, SCHEMA, "checksum");
            return Optional.ofNullable((Long) values[0]).filter(files -> files >= 0);
        } catch (NoSuchFileException e) {
            return Optional.empty();
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
