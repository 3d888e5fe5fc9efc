package io.deltareplay.launcher.cli;

import io.deltareplay.filelist.FileColumn;
import io.deltareplay.launcher.deliver.Format;
import io.deltareplay.launcher.error.UsageException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What `snapshot` delivers.
final class SnapshotOutput extends OutputArguments {
    /// What Delta's stream calls the index before the first file's.
    private static final long START = -1;

    private static final Set<FileColumn> TABLE_COLUMNS =
            Set.of(FileColumn.PATH, FileColumn.SIZE, FileColumn.MODIFICATION_TIME, FileColumn.INDEX);

    @Option(
            names = {"-c", "--columns"},
            paramLabel = "NAME",
            split = ",",
            converter = ColumnConverter.OfSnapshot.class,
            completionCandidates = ColumnConverter.SnapshotCandidates.class,
            description = {
                "Deliver these columns only, separated by commas, in the order of the schema:",
                "path, partitionValues, size, modificationTime, dataChange, stats, tags, deletionVector, baseRowId, "
                        + "defaultRowCommitVersion, clusteringProvider, index. Default: all; stats is null."
            })
    @Nullable
    List<FileColumn> columns;

    @Option(
            names = "--from-index",
            paramLabel = "N",
            description = "Continue after the file whose index is N: deliver only those with a greater one, which keep "
                    + "theirs. Default: -1, from the start.")
    long fromIndex = START;

    @Override
    Set<FileColumn> columns(Format chosen) {
        if (chosen == Format.PATHS) {
            return Set.of(FileColumn.PATH);
        }
        if (columns != null) {
            return EnumSet.copyOf(columns);
        }
        return chosen == Format.TABLE ? TABLE_COLUMNS : EnumSet.allOf(FileColumn.class);
    }

    @Override
    void refuseContradictions(Format chosen) {
        super.refuseContradictions(chosen);
        refuse(columns != null && chosen == Format.PATHS, "--columns", "a format with columns", chosen);
        if (fromIndex < START) {
            throw new UsageException(
                    "--from-index %d is no file's index".formatted(fromIndex),
                    "The first file's index is 0; -1 stands for the start.");
        }
    }

    @Override
    Optional<String> leavesOut() {
        return fromIndex == START ? Optional.empty() : Optional.of("--from-index");
    }

    /// The index of the first file to deliver.
    long firstIndex() {
        return fromIndex == Long.MAX_VALUE ? fromIndex : fromIndex + 1;
    }
}
