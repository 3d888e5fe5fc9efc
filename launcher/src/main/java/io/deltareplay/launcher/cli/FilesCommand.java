package io.deltareplay.launcher.cli;

import io.deltareplay.filelist.FileColumn;
import io.deltareplay.filelist.FileListSchema;
import io.deltareplay.launcher.cli.FilesRequest.DeletionVectors;
import io.deltareplay.launcher.cli.FilesRequest.Fallback;
import io.deltareplay.launcher.deliver.Compression;
import io.deltareplay.launcher.deliver.Delivery;
import io.deltareplay.launcher.deliver.Format;
import io.deltareplay.launcher.deliver.PathsSink.Terminator;
import io.deltareplay.launcher.error.UsageException;
import io.deltareplay.launcher.plan.Mode;
import io.deltareplay.launcher.replay.ReplayOptions;
import io.deltareplay.launcher.report.RunRecorder;
import io.deltareplay.launcher.spark.SparkSettings;
import io.deltareplay.launcher.table.TableLocation;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "files",
        sortOptions = false,
        sortSynopsis = false,
        header = "List the data files that make up a table at a version.",
        customSynopsis = "delta-replay files TABLE [OPTIONS] [-- SPARK-SUBMIT OPTIONS]",
        description = {
            "",
            "Data goes to standard output or to --output and nothing else does; the summary, progress and errors go to "
                    + "standard error."
        },
        parameterListHeading = "%n",
        optionListHeading = "%nWhich version:%n",
        footer = {
            "",
            "Examples:",
            "  delta-replay files /data/sales",
            "  delta-replay files /data/sales --stats --compression zstd -o files.arrows",
            "  delta-replay files /data/sales --format jsonl --columns path,size | jq .path",
            "  delta-replay files /data/sales --format paths --print0 | xargs -0 ls -l",
            "  delta-replay files /data/sales --timestamp 2026-11-25T16:30:00Z --format csv",
            "  delta-replay files /data/sales --mode distributed > files.arrows",
            "  delta-replay files /data/sales --master spark://cluster:7077 -o files.arrows -- --executor-memory 4g",
        })
final class FilesCommand implements Callable<Integer> {
    private static final Set<FileColumn> TABLE_COLUMNS =
            Set.of(FileColumn.PATH, FileColumn.PARTITION_VALUES, FileColumn.SIZE, FileColumn.MODIFICATION_TIME);

    private static final Path STANDARD_OUTPUT = Path.of("-");

    private final Host host;
    private final Supplier<Engine> engine;

    @Mixin
    final TableArguments table = new TableArguments();

    @ArgGroup(validate = false, heading = "%nWhat to deliver:%n", order = 1)
    final OutputArguments delivered = new OutputArguments();

    @ArgGroup(validate = false, heading = "%nHow to work:%n", order = 2)
    final Work work = new Work();

    @ArgGroup(validate = false, heading = "%nOn Spark:%n", order = 3)
    final SparkArguments spark = new SparkArguments();

    @ArgGroup(validate = false, heading = "%nOther options:%n", order = 4)
    final RunArguments run = new RunArguments();

    FilesCommand(Host host, Supplier<Engine> engine) {
        this.host = host;
        this.engine = engine;
    }

    /// By which means.
    static final class Work {
        @Option(
                names = "--mode",
                paramLabel = "MODE",
                description = {
                    "auto         on the cluster of --master when the log is large enough, else serial; the default",
                    "serial       in this process",
                    "distributed  on Spark: the cluster of --master, or this machine"
                })
        Mode mode = Mode.AUTO;

        @Option(
                names = "--memory",
                paramLabel = "SIZE",
                converter = ByteSizeConverter.class,
                description =
                        "What the log's newest part may take in memory before it is spilled to disk, such as 512m. "
                                + "Default: a quarter of the heap.")
        @Nullable
        Long memory;
    }

    @Override
    public Integer call() {
        List<String> submitArguments = table.submitArguments();
        return new Run(host, run, "files", table.table)
                .run(recorder -> list(recorder, submitArguments))
                .code();
    }

    private void list(RunRecorder recorder, List<String> submitArguments) {
        FilesRequest request = request(submitArguments);
        try (FilesProgress progress = FilesProgress.of(
                host, run, request.delivery().format(), request.output().isPresent(), recorder)) {
            FilesRun.Outcome outcome = new FilesRun(engine.get(), host, recorder, progress, request).run();
            progress.wipe();
            Messages messages = new Messages(host.messages());
            messages.warn(recorder.warnings());
            if (!run.quiet) {
                messages.say(Summary.of(outcome, request, recorder.elapsed()));
            }
        }
    }

    private FilesRequest request(List<String> submitArguments) {
        Format format = format();
        refuseContradictions(format);
        TableLocation location = engine.get().locate(table.table);
        outputFile().ifPresent(file -> refuseToDestroy(file, location));
        SparkSettings settings = spark.settings(submitArguments, spark.ui, host);
        Path temporaryFolder = Path.of(System.getProperty("java.io.tmpdir"));
        Delivery delivery = new Delivery(
                format,
                columns(format),
                delivered.compression == null ? Compression.NONE : delivered.compression,
                delivered.print0 ? Terminator.ZERO : Terminator.LINE_FEED,
                format == Format.TABLE ? host.terminal().width() : 0);
        return new FilesRequest(
                location,
                table.selector(),
                spark.wishes(work.mode, settings),
                new ReplayOptions(
                        delivery.columns(),
                        work.memory == null ? Runtime.getRuntime().maxMemory() / 4 : work.memory,
                        temporaryFolder),
                spark.options(delivery.columns(), settings, temporaryFolder),
                spark.noFallback ? Fallback.NONE : Fallback.SERIAL,
                delivery,
                outputFile(),
                format == Format.PATHS && !delivered.ignoreDeletionVectors
                        ? DeletionVectors.REFUSE
                        : DeletionVectors.LIST);
    }

    /// An output that replaced the log, or that the report would replace, is a mistake in the command line.
    private void refuseToDestroy(Path file, TableLocation location) {
        Path output = file.toAbsolutePath().normalize();
        if (output.startsWith(location.logFolder())) {
            throw new UsageException(
                    "--output %s is inside of the table's log".formatted(file), "Write the list somewhere else.");
        }
        Path report = run.report;
        if (report != null && report.toAbsolutePath().normalize().equals(output)) {
            throw new UsageException(
                    "--output and --report are both %s".formatted(file), "Give the report a file of its own.");
        }
    }

    private Optional<Path> outputFile() {
        return Optional.ofNullable(delivered.file).filter(file -> !file.equals(STANDARD_OUTPUT));
    }

    private Format format() {
        boolean onTerminal = outputFile().isEmpty() && host.terminal().showsOutput();
        if (delivered.format == null) {
            return onTerminal ? Format.TABLE : Format.ARROW;
        }
        if (onTerminal && delivered.format.isBinary()) {
            throw new UsageException(
                    "--format %s is binary and standard output is a terminal".formatted(delivered.format),
                    "Write to a file with --output FILE, or redirect the output.");
        }
        return delivered.format;
    }

    private Set<FileColumn> columns(Format format) {
        if (format == Format.PATHS) {
            return Set.of(FileColumn.PATH);
        }
        Set<FileColumn> columns = EnumSet.copyOf(
                delivered.columns != null
                        ? delivered.columns
                        : format == Format.TABLE ? TABLE_COLUMNS : FileListSchema.DEFAULT_COLUMNS);
        if (delivered.stats) {
            columns.add(FileColumn.STATS);
        }
        return columns;
    }

    private void refuseContradictions(Format format) {
        boolean paths = format == Format.PATHS;
        refuse(
                delivered.compression != null && !format.isBinary(),
                "--compression",
                "--format arrow or arrow-file",
                format);
        refuse(delivered.print0 && !paths, "--print0", "--format paths", format);
        refuse(delivered.ignoreDeletionVectors && !paths, "--ignore-deletion-vectors", "--format paths", format);
        refuse(delivered.columns != null && paths, "--columns", "a format with columns", format);
        refuse(delivered.stats && paths, "--stats", "a format with columns", format);
    }

    private static void refuse(boolean contradiction, String option, String needed, Format format) {
        if (contradiction) {
            throw new UsageException(
                    "%s means nothing with --format %s".formatted(option, format),
                    "Leave it out, or choose %s.".formatted(needed));
        }
    }
}
