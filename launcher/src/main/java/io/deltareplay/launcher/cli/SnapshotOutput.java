package io.deltareplay.launcher.cli;

import io.deltareplay.filelist.FileColumn;
import io.deltareplay.launcher.deliver.Format;
import io.deltareplay.launcher.error.UsageException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What `snapshot` delivers.
final class SnapshotOutput extends OutputArguments {
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
            description = "Deliver only files whose index is N or more: what is left for a consumer that has those "
                    + "before. Default: 0.")
    long fromIndex;

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
        if (fromIndex < 0) {
            throw new UsageException(
                    "--from-index %d is negative".formatted(fromIndex), "The first file's index is 0.");
        }
    }
}
