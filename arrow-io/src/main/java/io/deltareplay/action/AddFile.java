package io.deltareplay.action;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The {@code add} action. Components are those of the Delta protocol.
 *
 * @param path as the log has it: percent-encoded, relative to the table's root or absolute
 * @param partitionValues physical column name to value; a null value is a null partition value
 * @param size in bytes
 * @param modificationTime in milliseconds since the epoch
 * @param stats as JSON, or null when there are none or they were not asked for
 * @param tags null when there are none
 */
public record AddFile(
        String path,
        Map<String, @Nullable String> partitionValues,
        long size,
        long modificationTime,
        boolean dataChange,
        @Nullable String stats,
        @Nullable Map<String, @Nullable String> tags,
        @Nullable DeletionVector deletionVector,
        @Nullable Long baseRowId,
        @Nullable Long defaultRowCommitVersion,
        @Nullable String clusteringProvider)
        implements FileAction {
    public AddFile {
        Objects.requireNonNull(path, "path");
        partitionValues = Collections.unmodifiableMap(new LinkedHashMap<>(partitionValues));
        tags = tags == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(tags));
    }
}
