package io.deltareplay.launcher.cli;

import io.deltareplay.launcher.cli.FilesRequest.Fallback;
import io.deltareplay.launcher.deliver.Delivery;
import io.deltareplay.launcher.error.UsageException;
import io.deltareplay.launcher.replay.ReplayOptions;
import io.deltareplay.launcher.report.RunRecorder;
import io.deltareplay.launcher.spark.SparkSettings;
import io.deltareplay.launcher.table.TableLocation;
import io.deltareplay.launcher.where.Selection;
import io.deltareplay.request.SnapshotOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;

/// A command that delivers a table's files: what those commands take in common, and how they run.
abstract class ListingCommand implements Callable<Integer> {
    private final String name;
    private final Host host;
    private final Supplier<Engine> engine;

    @Mixin
    final TableArguments table = new TableArguments();

    @ArgGroup(validate = false, heading = "%nHow to work:%n", order = 2)
    final WorkArguments work = new WorkArguments();

    @ArgGroup(validate = false, heading = "%nOn Spark:%n", order = 3)
    final SparkArguments spark = new SparkArguments();

    @ArgGroup(validate = false, heading = "%nOther options:%n", order = 4)
    final RunArguments run = new RunArguments();

    /// @param name the command's, for the report
    ListingCommand(String name, Host host, Supplier<Engine> engine) {
        this.name = name;
        this.host = host;
        this.engine = engine;
    }

    /// In which form, and where to.
    abstract OutputArguments delivered();

    /// In which order; empty when any will do.
    Optional<SnapshotOrder> order(SparkSettings settings) {
        return Optional.empty();
    }

    /// Which of the table's files; all of them unless a command lets the user choose.
    Optional<Selection> selection() {
        return Optional.empty();
    }

    @Override
    public final Integer call() {
        List<String> submitArguments = table.submitArguments();
        return new Run(host, run, name, table.table)
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
        Optional<Selection> selection = selection();
        OutputArguments output = delivered();
        Delivery delivery = output.delivery(host.terminal());
        TableLocation location = engine.get().locate(table.table);
        output.outputFile().ifPresent(file -> refuseToDestroy(file, location));
        SparkSettings settings = spark.settings(submitArguments, spark.ui, host);
        Path temporaryFolder = Path.of(System.getProperty("java.io.tmpdir"));
        return new FilesRequest(
                location,
                table.selector(),
                spark.wishes(work.mode, settings),
                new ReplayOptions(delivery.columns(), work.memoryBytes(), temporaryFolder),
                spark.options(delivery.columns(), settings, temporaryFolder),
                spark.noFallback ? Fallback.NONE : Fallback.SERIAL,
                order(settings),
                delivery,
                output.outputFile(),
                output.deletionVectors(delivery.format()),
                output.countCheck(selection.map(wanted -> "--where").or(output::leavesOut)),
                selection);
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
}
