package io.deltareplay.launcher.inspect;

import io.deltareplay.launcher.kernel.LastCheckpoint;
import io.deltareplay.launcher.kernel.LastCheckpointFile;
import io.deltareplay.launcher.kernel.ParquetFiles;
import io.deltareplay.launcher.table.Checkpoint;
import io.deltareplay.launcher.table.FileActionEstimate;
import io.deltareplay.launcher.table.FileActionEstimate.Source;
import io.deltareplay.launcher.table.LogFile;
import io.deltareplay.launcher.table.LogSegment;
import io.deltareplay.launcher.table.TailFile;
import java.util.List;
import java.util.Optional;

/// Estimates how many file actions a segment has, from what is said elsewhere and without reading them.
///
/// The checkpoint's part is the table's number of files by its checksum file, else what `_last_checkpoint` says,
/// else the rows of its Parquet files. The tail's part, and that of a JSON manifest, is told from a sample of its
/// lines.
final class Estimator {
    private final ParquetFiles parquet;
    private final LineSample sample;
    private final LastCheckpointFile lastCheckpoint;

    Estimator(ParquetFiles parquet, LineSample sample, LastCheckpointFile lastCheckpoint) {
        this.parquet = parquet;
        this.sample = sample;
        this.lastCheckpoint = lastCheckpoint;
    }

    /// @param checksumFiles how many files the version has by its checksum file
    FileActionEstimate estimate(LogSegment segment, Optional<Long> checksumFiles) {
        long tail = sample.lines(segment.tail().stream().map(TailFile::file).toList());
        if (segment.checkpoint().isEmpty()) {
            // Every file of the table was added by the tail, which may hold more actions than that.
            return checksumFiles
                    .map(files -> new FileActionEstimate(Math.max(files, tail), Source.CHECKSUM))
                    .orElse(new FileActionEstimate(tail, Source.SAMPLED_LINES));
        }
        Checkpoint checkpoint = segment.checkpoint().get();
        return checksumFiles
                .map(files -> new FileActionEstimate(files + tail, Source.CHECKSUM))
                .or(() -> byLastCheckpoint(checkpoint)
                        .map(adds -> new FileActionEstimate(adds + tail, Source.LAST_CHECKPOINT)))
                .orElseGet(() -> new FileActionEstimate(rows(checkpoint) + tail, Source.PARQUET_FOOTERS));
    }

    private Optional<Long> byLastCheckpoint(Checkpoint checkpoint) {
        return lastCheckpoint
                .read()
                .filter(hint -> hint.version() == checkpoint.version() && isSameKind(hint, checkpoint))
                .flatMap(hint -> hint.adds().or(hint::actions));
    }

    private static boolean isSameKind(LastCheckpoint hint, Checkpoint checkpoint) {
        return switch (checkpoint) {
            case Checkpoint.Classic classic ->
                hint.parts().isEmpty() && hint.manifest().isEmpty();
            case Checkpoint.MultiPart multiPart ->
                hint.parts().filter(n -> n == multiPart.parts().size()).isPresent();
            case Checkpoint.V2 v2 ->
                hint.manifest().filter(v2.manifest().name()::equals).isPresent();
        };
    }

    private long rows(Checkpoint checkpoint) {
        long rows = 0;
        for (LogFile file : checkpoint.files()) {
            rows += file.name().endsWith(".json")
                    ? sample.lines(List.of(file))
                    : parquet.footer(file).rows();
        }
        return rows;
    }
}
