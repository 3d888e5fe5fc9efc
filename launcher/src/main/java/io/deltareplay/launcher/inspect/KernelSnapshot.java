package io.deltareplay.launcher.inspect;

import io.delta.kernel.Snapshot;
import io.delta.kernel.SnapshotBuilder;
import io.delta.kernel.TableManager;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.exceptions.KernelException;
import io.delta.kernel.internal.SnapshotImpl;
import io.delta.kernel.internal.actions.Metadata;
import io.delta.kernel.internal.actions.Protocol;
import io.delta.kernel.internal.checksum.CRCInfo;
import io.delta.kernel.internal.util.VectorUtils;
import io.delta.kernel.utils.FileStatus;
import io.deltareplay.launcher.error.DamagedLogException;
import io.deltareplay.launcher.kernel.LogFolder;
import io.deltareplay.launcher.kernel.LogReadErrors;
import io.deltareplay.launcher.table.LogFile;
import io.deltareplay.launcher.table.TableLocation;
import io.deltareplay.launcher.table.TableMetadata;
import io.deltareplay.launcher.table.TableProtocol;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;

/// A snapshot that Kernel resolved. The one class that touches what Kernel keeps `internal`: a new Kernel is
/// adapted to here.
final class KernelSnapshot {
    private final SnapshotImpl snapshot;

    private KernelSnapshot(Snapshot snapshot) {
        this.snapshot = (SnapshotImpl) snapshot;
    }

    static KernelSnapshot load(Engine engine, LogFolder folder, VersionSelector selector, KernelErrors errors) {
        errors.requireReachable(selector);
        KernelSnapshot snapshot;
        try {
            snapshot = new KernelSnapshot(
                    builder(engine, errors.location(), selector).build(engine));
        } catch (RuntimeException e) {
            throw errors.translate(e, selector);
        }
        if (folder.seen().goneCommits().contains(snapshot.version())) {
            throw errors.goneCommit(snapshot.version(), selector);
        }
        return snapshot;
    }

    private static SnapshotBuilder builder(Engine engine, TableLocation location, VersionSelector selector) {
        SnapshotBuilder builder = TableManager.loadSnapshot(location.root());
        return switch (selector) {
            case VersionSelector.Latest() -> builder;
            case VersionSelector.AtVersion(long version) -> builder.atVersion(version);
            case VersionSelector.AtTimestamp(Instant time) ->
                builder.atTimestamp(
                        time.toEpochMilli(),
                        TableManager.loadSnapshot(location.root()).build(engine));
        };
    }

    long version() {
        return snapshot.getVersion();
    }

    /// When the version was committed, milliseconds since the epoch; empty, with a warning, when the commit should
    /// say so and does not.
    Optional<Long> timestamp(Engine engine, KernelErrors errors, Consumer<String> warnings) {
        try {
            return Optional.of(snapshot.getTimestamp(engine));
        } catch (KernelException | IllegalArgumentException e) {
            warnings.accept("the time of version %d is unknown: %s".formatted(version(), errors.inOwnWords(e)));
            return Optional.empty();
        }
    }

    TableProtocol protocol(LogReadErrors errors) {
        Protocol protocol = snapshot.getProtocol();
        requireNoNull(protocol.getReaderFeatures(), "readerFeatures", errors);
        requireNoNull(protocol.getWriterFeatures(), "writerFeatures", errors);
        return new TableProtocol(
                protocol.getMinReaderVersion(),
                protocol.getMinWriterVersion(),
                new TreeSet<>(protocol.getReaderFeatures()),
                new TreeSet<>(protocol.getWriterFeatures()));
    }

    TableMetadata metadata(LogReadErrors errors) {
        Metadata metadata = snapshot.getMetadata();
        List<String> partitionColumns = VectorUtils.toJavaList(metadata.getPartitionColumns());
        requireNoNull(partitionColumns, "partitionColumns", errors);
        Map<String, String> configuration = new HashMap<>(metadata.getConfiguration());
        configuration.values().removeIf(value -> value == null);
        return new TableMetadata(
                metadata.getId(),
                metadata.getName(),
                metadata.getSchemaString(),
                partitionColumns,
                configuration,
                metadata.getCreatedTime(),
                PhysicalNames.of(metadata.getSchemaString(), configuration, errors));
    }

    /// How many files the version has by its checksum file; empty when it has none.
    Optional<Long> checksumFiles() {
        return snapshot.getCurrentCrcInfo().map(CRCInfo::getNumFiles);
    }

    /// All files of the checkpoint; empty without one.
    List<LogFile> checkpointFiles() {
        return logFiles(snapshot.getLogSegment().getCheckpoints());
    }

    /// The commits after the checkpoint, oldest first.
    List<LogFile> commits() {
        return logFiles(snapshot.getLogSegment().getDeltas());
    }

    /// The commits after the checkpoint, newest first, compactions in place of those they cover. Compactions that
    /// overlap with a newer one are not used.
    List<LogFile> tail() {
        int checkpointFiles = snapshot.getLogSegment().getCheckpoints().size();
        List<FileStatus> all = snapshot.getLogSegment().allFilesWithCompactionsReversed();
        return logFiles(all.subList(0, all.size() - checkpointFiles));
    }

    private static void requireNoNull(Collection<String> names, String field, LogReadErrors errors) {
        if (names.stream().anyMatch(Objects::isNull)) {
            throw new DamagedLogException(
                    errors.what() + "one of the table's %s is null".formatted(field),
                    "Restore the log from a backup or another replica, or read an older version with --version.");
        }
    }

    private static List<LogFile> logFiles(List<FileStatus> files) {
        return files.stream()
                .map(file -> new LogFile(file.getPath(), file.getSize(), file.getModificationTime()))
                .toList();
    }
}
