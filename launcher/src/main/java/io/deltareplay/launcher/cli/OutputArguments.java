package io.deltareplay.launcher.cli;

import io.deltareplay.filelist.FileColumn;
import io.deltareplay.launcher.cli.FilesRequest.DeletionVectors;
import io.deltareplay.launcher.deliver.Compression;
import io.deltareplay.launcher.deliver.Delivery;
import io.deltareplay.launcher.deliver.Format;
import io.deltareplay.launcher.deliver.PathsSink.Terminator;
import io.deltareplay.launcher.error.UsageException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// In which form, and where to. Commands add which columns they have.
abstract class OutputArguments {
    private static final Path STANDARD_OUTPUT = Path.of("-");

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

    @Option(
            names = "--strict",
            description = "Fail, with exit code 4, when the list and the version's checksum file do not have as many "
                    + "files; without it that is a warning. A failed list is never complete.")
    boolean strict;

    /// The columns to deliver.
    abstract Set<FileColumn> columns(Format chosen);

    /// Refuses what was asked for and means nothing.
    void refuseContradictions(Format chosen) {
        boolean paths = chosen == Format.PATHS;
        refuse(compression != null && !chosen.isBinary(), "--compression", "--format arrow or arrow-file", chosen);
        refuse(print0 && !paths, "--print0", "--format paths", chosen);
        refuse(ignoreDeletionVectors && !paths, "--ignore-deletion-vectors", "--format paths", chosen);
    }

    static void refuse(boolean contradiction, String option, String needed, Format chosen) {
        if (contradiction) {
            throw new UsageException(
                    "%s means nothing with --format %s".formatted(option, chosen),
                    "Leave it out, or choose %s.".formatted(needed));
        }
    }

    /// The file to write; empty for standard output.
    final Optional<Path> outputFile() {
        return Optional.ofNullable(file).filter(given -> !given.equals(STANDARD_OUTPUT));
    }

    /// What is done about deleted rows that the format cannot tell of.
    final DeletionVectors deletionVectors(Format chosen) {
        return chosen == Format.PATHS && !ignoreDeletionVectors ? DeletionVectors.REFUSE : DeletionVectors.LIST;
    }

    /// What is done when the version's checksum file counts another number of files.
    ///
    /// @param leavesOut the option that leaves some files out; empty when all of them are delivered
    /// @throws UsageException when a part of the files is to be compared with all of them
    final CountCheck countCheck(Optional<String> leavesOut) {
        if (leavesOut.isEmpty()) {
            return strict ? CountCheck.FAIL : CountCheck.WARN;
        }
        if (strict) {
            throw new UsageException(
                    "--strict means nothing with %s: checksum files count all of a version's files"
                            .formatted(leavesOut.get()),
                    "Leave one of them out.");
        }
        return CountCheck.NONE;
    }

    /// The option that leaves files out; empty when there is none.
    Optional<String> leavesOut() {
        return Optional.empty();
    }

    /// The form and the columns to deliver.
    ///
    /// @throws UsageException when what was asked for contradicts itself, or cannot be shown there
    final Delivery delivery(Terminal terminal) {
        Format chosen = chosenFormat(terminal);
        refuseContradictions(chosen);
        return new Delivery(
                chosen,
                columns(chosen),
                compression == null ? Compression.NONE : compression,
                print0 ? Terminator.ZERO : Terminator.LINE_FEED,
                chosen == Format.TABLE ? terminal.width() : 0);
    }

    private Format chosenFormat(Terminal terminal) {
        boolean onTerminal = outputFile().isEmpty() && terminal.showsOutput();
        if (format == null) {
            return onTerminal ? Format.TABLE : Format.ARROW;
        }
        if (onTerminal && format.isBinary()) {
            throw new UsageException(
                    "--format %s is binary and standard output is a terminal".formatted(format),
                    "Write to a file with --output FILE, or redirect the output.");
        }
        return format;
    }
}
