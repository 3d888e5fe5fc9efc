package io.deltareplay.launcher.cli;

import io.deltareplay.filelist.FileColumn;
import io.deltareplay.launcher.deliver.Compression;
import io.deltareplay.launcher.deliver.Format;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// In which form, and where to.
final class OutputArguments {
    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            description = {
                "arrow       Arrow IPC stream; the default",
                "arrow-file  Arrow IPC file (Feather V2)",
                "jsonl       one JSON object a line",
                "csv         RFC 4180 with a header; nested values as JSON",
                "paths       one absolute decoded path a line",
                "table       first files and totals, for people; the default on a terminal"
            })
    @Nullable
    Format format;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            converter = FileConverter.class,
            description = "Write to FILE, which appears whole or not at all; - is standard output.")
    @Nullable
    Path file;

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

    @Option(
            names = "--compression",
            paramLabel = "CODEC",
            description = "Compress Arrow buffers: none, lz4 or zstd. Default: none.")
    @Nullable
    Compression compression;

    @Option(
            names = {"-0", "--print0"},
            description = "With --format paths: end each path with a zero byte instead of a line feed.")
    boolean print0;

    @Option(
            names = "--ignore-deletion-vectors",
            description =
                    "With --format paths: list files of which some rows are deleted, too. Without it a table with "
                            + "deletion vectors is refused, because its deleted rows would come back.")
    boolean ignoreDeletionVectors;
}
