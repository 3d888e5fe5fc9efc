package io.deltareplay.launcher.cli;

import io.deltareplay.filelist.FileColumn;
import io.deltareplay.filelist.FileListSchema;
import io.deltareplay.launcher.deliver.Format;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What `files` delivers.
final class FilesOutput extends OutputArguments {
    private static final Set<FileColumn> TABLE_COLUMNS =
            Set.of(FileColumn.PATH, FileColumn.PARTITION_VALUES, FileColumn.SIZE, FileColumn.MODIFICATION_TIME);

    @Option(
            names = {"-c", "--columns"},
            paramLabel = "NAME",
            split = ",",
            converter = ColumnConverter.class,
            completionCandidates = ColumnConverter.Candidates.class,
            description = {
                "Deliver these columns only, separated by commas, in the order of the schema:",
                "path, partitionValues, size, modificationTime, dataChange, stats, tags, deletionVector, baseRowId, "
                        + "defaultRowCommitVersion, clusteringProvider. Default: all but stats."
            })
    @Nullable
    List<FileColumn> columns;

    @Option(names = "--stats", description = "Deliver the files' statistics too. They are the bulk of a checkpoint.")
    boolean stats;

    @Override
    Set<FileColumn> columns(Format chosen) {
        if (chosen == Format.PATHS) {
            return Set.of(FileColumn.PATH);
        }
        Set<FileColumn> delivered = EnumSet.copyOf(
                columns != null ? columns : chosen == Format.TABLE ? TABLE_COLUMNS : FileListSchema.DEFAULT_COLUMNS);
        if (stats) {
            delivered.add(FileColumn.STATS);
        }
        return delivered;
    }

    @Override
    void refuseContradictions(Format chosen) {
        super.refuseContradictions(chosen);
        refuse(columns != null && chosen == Format.PATHS, "--columns", "a format with columns", chosen);
        refuse(stats && chosen == Format.PATHS, "--stats", "a format with columns", chosen);
    }
}
