package io.deltareplay.launcher.cli;

import io.deltareplay.launcher.deliver.ByteOutput;
import io.deltareplay.launcher.plan.Mode;
import io.deltareplay.launcher.plan.ReplayPlan;
import io.deltareplay.launcher.plan.ReplayPlanner;
import io.deltareplay.launcher.replay.KeptEstimate;
import io.deltareplay.launcher.report.FactsJson;
import io.deltareplay.launcher.report.RunRecorder;
import io.deltareplay.launcher.spark.SparkSettings;
import io.deltareplay.launcher.table.LogFacts;
import io.deltareplay.launcher.where.Selection;
import io.deltareplay.predicate.Where;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "inspect",
        sortOptions = false,
        sortSynopsis = false,
        header = "Show what a table's log looks like, and how it would be replayed and why.",
        customSynopsis = "delta-replay inspect TABLE [OPTIONS] [-- SPARK-SUBMIT OPTIONS]",
        description = {
            "",
            "Reads the log's newest part only: a table of a million files takes no longer than one of ten thousand."
        },
        parameterListHeading = "%n",
        optionListHeading = "%nOptions:%n",
        footer = {
            "",
            "Examples:",
            "  delta-replay inspect /data/sales",
            "  delta-replay inspect /data/sales --version 42",
            "  delta-replay inspect /data/sales --where \"date >= '2024-01-01' AND region IN (3, 4)\"",
            "  delta-replay inspect /data/sales --format json | jq .segment.tail.bytes",
            "  delta-replay inspect /data/sales --master spark://cluster:7077",
        })
final class InspectCommand implements Callable<Integer> {
    private final Host host;
    private final Supplier<Engine> engine;

    @Mixin
    final TableArguments table = new TableArguments();

    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            description = "text for people or json for programs. Default: text.")
    Form form = Form.TEXT;

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            description = "Plan for this mode: auto, serial or distributed. Default: auto.")
    Mode mode = Mode.AUTO;

    @ArgGroup(validate = false, heading = "%nWhich files:%n", order = 0)
    final WhereArguments where = new WhereArguments();

    @ArgGroup(validate = false, heading = "%nOn Spark:%n", order = 1)
    final ClusterArguments spark = new ClusterArguments();

    @ArgGroup(validate = false, heading = "%nOther options:%n", order = 2)
    final RunArguments run = new RunArguments();

    InspectCommand(Host host, Supplier<Engine> engine) {
        this.host = host;
        this.engine = engine;
    }

    /// How the facts are written.
    enum Form {
        TEXT,
        JSON;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public Integer call() {
        List<String> submitArguments = table.submitArguments();
        return new Run(host, run, "inspect", table.table)
                .run(recorder -> inspect(recorder, submitArguments))
                .code();
    }

    private void inspect(RunRecorder recorder, List<String> submitArguments) {
        Optional<Selection> selection = where.selection();
        SparkSettings settings = spark.settings(submitArguments, false, host);
        Engine core = engine.get();
        LogFacts facts = recorder.timed("inspect", () -> core.inspect(core.locate(table.table), table.selector()));
        recorder.inspected(facts);
        Optional<Where> wanted = selection.map(given -> given.resolve(facts));
        wanted.ifPresent(recorder::selected);
        Optional<KeptEstimate> kept =
                wanted.map(predicate -> recorder.timed("estimate", () -> core.estimate(facts, predicate)));
        ReplayPlan plan = ReplayPlanner.plan(facts, spark.wishes(mode, settings));
        recorder.planned(plan);
        String document = switch (form) {
            case TEXT -> InspectText.of(plan, wanted, kept);
            case JSON -> FactsJson.document(InspectJson.of(plan, wanted, kept));
        };
        try (ByteOutput output = new ByteOutput(host.standardOutput().get())) {
            output.write(ByteBuffer.wrap(document.getBytes(StandardCharsets.UTF_8)));
            output.complete();
            recorder.delivered(form.toString(), Optional.empty(), output.bytes());
        }
    }
}
