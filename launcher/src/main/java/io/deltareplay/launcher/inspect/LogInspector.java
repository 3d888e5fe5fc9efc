package io.deltareplay.launcher.inspect;

import io.deltareplay.launcher.kernel.ChecksumFile;
import io.deltareplay.launcher.kernel.LastCheckpointFile;
import io.deltareplay.launcher.kernel.LogEngine;
import io.deltareplay.launcher.kernel.LogFolder;
import io.deltareplay.launcher.kernel.LogReadErrors;
import io.deltareplay.launcher.kernel.ManifestFile;
import io.deltareplay.launcher.kernel.ParquetFiles;
import io.deltareplay.launcher.storage.Storage;
import io.deltareplay.launcher.table.Checkpoint;
import io.deltareplay.launcher.table.FileActionEstimate;
import io.deltareplay.launcher.table.LogFacts;
import io.deltareplay.launcher.table.LogSegment;
import io.deltareplay.launcher.table.Reconciliation;
import io.deltareplay.launcher.table.TableLocation;
import io.deltareplay.launcher.table.TableMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds out what a table's version consists of, before any of its files are replayed.
///
/// The cost grows with the log's tail, never with the table: no `add` of a checkpoint is decoded and no page of a
/// sidecar is read. Thread-safe; keeps nothing between inspections.
public final class LogInspector {
    private final Storage storage;

    public LogInspector(Storage storage) {
        this.storage = storage;
    }

    /// @throws io.deltareplay.launcher.error.NoSuchTableException when there is no table, or no such version of it
    /// @throws io.deltareplay.launcher.error.DamagedLogException when the log is not what the protocol says it must
    /// be
    /// @throws io.deltareplay.launcher.error.UnsupportedTableException when the table needs a feature that this
    /// program does not have
    /// @throws io.deltareplay.launcher.error.StorageException when the log cannot be read
    public LogFacts inspect(TableLocation location, VersionSelector selector) {
        List<String> warnings = new ArrayList<>();
        LogReadErrors errors = new LogReadErrors(location);
        LastCheckpointFile lastCheckpoint = new LastCheckpointFile(storage, location, warnings::add);
        try (ParquetFiles parquet = new ParquetFiles(storage, errors)) {
            LogFolder folder = new LogFolder(storage, location, errors);
            LogEngine engine = new LogEngine(storage, parquet, folder, lastCheckpoint, errors, warnings::add);
            KernelErrors kernelErrors = new KernelErrors(storage, folder, errors);
            KernelSnapshot snapshot = KernelSnapshot.load(engine, folder, selector, kernelErrors);
            TableMetadata metadata = snapshot.metadata(errors);
            ManifestFile manifests = new ManifestFile(storage, parquet, errors);
            LogSegment segment =
                    new SegmentReader(new SidecarReader(storage, manifests, location, errors)).read(snapshot);
            ChecksumFile checksums = new ChecksumFile(storage, folder, warnings);
            Optional<Long> checksumFiles = snapshot.checksumFiles().or(() -> checksums.numFiles(segment.version()));
            CheckpointCheck check = new CheckpointCheck(parquet, manifests, checksums, lastCheckpoint, errors);
            Reconciliation reconciliation =
                    segment.checkpoint().map(check::check).orElse(Reconciliation.NO_CHECKPOINT);
            FileActionEstimate estimate = new Estimator(parquet, new LineSample(storage, errors), lastCheckpoint)
                    .estimate(segment, checksumFiles);
            Optional<Long> timestamp = snapshot.timestamp(engine, kernelErrors, warnings::add);
            warnAboutEmptyCommits(segment, warnings);
            boolean newest = selector instanceof VersionSelector.Latest;
            warnings.addAll(folder.seen().warnings(checkpoint(segment), newest ? Long.MAX_VALUE : segment.version()));
            if (newest) {
                warnAboutLostCheckpoint(folder, segment, lastCheckpoint, warnings);
            }
            return new LogFacts(
                    location,
                    segment.version(),
                    timestamp,
                    snapshot.protocol(errors),
                    metadata,
                    segment,
                    reconciliation,
                    checksumFiles,
                    estimate,
                    warnings);
        }
    }

    private static void warnAboutLostCheckpoint(
            LogFolder folder, LogSegment segment, LastCheckpointFile lastCheckpoint, List<String> warnings) {
        lastCheckpoint
                .read()
                .filter(hint -> hint.version() > checkpoint(segment))
                .filter(hint -> !folder.seen().leavesOutCheckpoint(hint.version()))
                .ifPresent(
                        hint -> warnings.add("%s/_last_checkpoint names a checkpoint of version %d, which is not there"
                                .formatted(folder.path(), hint.version())));
    }

    /// The version of the checkpoint; -1 without one.
    private static long checkpoint(LogSegment segment) {
        return segment.checkpoint().map(Checkpoint::version).orElse(-1L);
    }

    /// A commit without any action is no error to delta-spark either, but it may be what a crash left behind.
    private static void warnAboutEmptyCommits(LogSegment segment, List<String> warnings) {
        segment.commits().stream()
                .filter(commit -> commit.file().size() == 0)
                .forEach(commit -> warnings.add("%s is empty: its writer may have failed"
                        .formatted(commit.file().path())));
    }
}
