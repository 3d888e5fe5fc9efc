package io.deltareplay.launcher.inspect;

import io.deltareplay.launcher.kernel.ChecksumFile;
import io.deltareplay.launcher.kernel.LastCheckpoint;
import io.deltareplay.launcher.kernel.LastCheckpointFile;
import io.deltareplay.launcher.kernel.LogReadErrors;
import io.deltareplay.launcher.kernel.ManifestFile;
import io.deltareplay.launcher.kernel.ParquetFiles;
import io.deltareplay.launcher.table.Checkpoint;
import io.deltareplay.launcher.table.Reconciliation;
import java.util.Optional;

/// Compares what a checkpoint's footers say of its adds with what is said of them elsewhere, before anything of it
/// is replayed: whether it names each file once, and whether it lacks its adds altogether.
///
/// `_last_checkpoint` counts rows, not files, so that it says nothing about the first.
final class CheckpointCheck {
    private final ParquetFiles parquet;
    private final ManifestFile manifests;
    private final ChecksumFile checksums;
    private final LastCheckpointFile lastCheckpoint;
    private final LogReadErrors errors;

    CheckpointCheck(
            ParquetFiles parquet,
            ManifestFile manifests,
            ChecksumFile checksums,
            LastCheckpointFile lastCheckpoint,
            LogReadErrors errors) {
        this.parquet = parquet;
        this.manifests = manifests;
        this.checksums = checksums;
        this.lastCheckpoint = lastCheckpoint;
        this.errors = errors;
    }

    /// @throws io.deltareplay.launcher.error.DamagedLogException when no file of the checkpoint can hold an add,
    /// although the version has files
    Reconciliation check(Checkpoint checkpoint) {
        CheckpointAdds adds = CheckpointAdds.of(checkpoint, parquet, manifests);
        Optional<Long> files = checksums.numFiles(checkpoint.version());
        if (!adds.hasAny()) {
            refuseLostAdds(checkpoint, files);
        }
        return reconciliation(checkpoint, adds, files);
    }

    private static Reconciliation reconciliation(Checkpoint checkpoint, CheckpointAdds adds, Optional<Long> files) {
        if (files.isPresent()) {
            if (adds.count().isEmpty()) {
                return Reconciliation.unknown("its footers do not count its adds");
            }
            return adds.count().equals(files)
                    ? Reconciliation.known("it has as many adds as its checksum file says")
                    : Reconciliation.unknown("it has %d adds where its checksum file says %d files"
                            .formatted(adds.count().get(), files.get()));
        }
        if (!adds.writtenBySpark()) {
            return Reconciliation.unknown("it has no checksum file and was not written by Spark");
        }
        return areOfOneWrite(checkpoint)
                ? Reconciliation.known("Spark wrote it")
                : Reconciliation.unknown("it has no checksum file, and sidecars that are not of its version alone");
    }

    /// Sidecars that are named for the checkpoint's version were written with it; others may hold an older state.
    private static boolean areOfOneWrite(Checkpoint checkpoint) {
        if (!(checkpoint instanceof Checkpoint.V2 v2)) {
            return true;
        }
        String start = "%020d.".formatted(v2.version());
        return v2.sidecars().stream().allMatch(sidecar -> sidecar.name().startsWith(start));
    }

    private void refuseLostAdds(Checkpoint checkpoint, Optional<Long> files) {
        Optional<Long> hinted = lastCheckpoint
                .read()
                .filter(hint -> hint.version() == checkpoint.version())
                .flatMap(LastCheckpoint::adds);
        files.filter(count -> count > 0).ifPresent(count -> {
            throw lostAdds(checkpoint, "the version's checksum file says %d files".formatted(count));
        });
        hinted.filter(count -> count > 0).ifPresent(count -> {
            throw lostAdds(checkpoint, "_last_checkpoint says %d".formatted(count));
        });
    }

    private RuntimeException lostAdds(Checkpoint checkpoint, String counted) {
        return errors.damaged(
                checkpoint.files().getFirst().path(),
                "no file of checkpoint %d has the column add, where %s".formatted(checkpoint.version(), counted),
                null);
    }
}
