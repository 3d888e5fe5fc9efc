package io.deltareplay.launcher.report;

import io.deltareplay.launcher.plan.ReplayPlan;
import io.deltareplay.launcher.replay.ReplayResult;
import io.deltareplay.launcher.table.LogFacts;
import io.deltareplay.launcher.text.Human;
import io.deltareplay.predicate.Where;
import io.deltareplay.request.ApplicationFacts;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Writes down what a run does while it does it, so that there is a report however it ends. Thread-safe: the report
/// of an interrupted run is asked for by another thread.
public final class RunRecorder {
    /// Raised when a field of the report changes its meaning or goes away.
    private static final int REPORT_VERSION = 1;

    private final String programVersion;
    private final String command;
    private final String table;
    private final Clock clock;
    private final long startedAt;
    private final Map<String, Long> durations = new LinkedHashMap<>();
    private final List<String> warnings = new ArrayList<>();
    private Map<String, Object> output = Map.of();
    private @Nullable LogFacts facts;
    private @Nullable Where where;
    private @Nullable ReplayPlan plan;
    private @Nullable ApplicationFacts application;
    private @Nullable ReplayResult result;
    private int inspections;

    public RunRecorder(String programVersion, String command, String table, Clock clock) {
        this.programVersion = programVersion;
        this.command = command;
        this.table = table;
        this.clock = clock;
        this.startedAt = clock.millis();
    }

    /// Runs a phase and notes how long it took; a phase that runs again adds to its time.
    public <T> T timed(String phase, Supplier<T> work) {
        long start = clock.millis();
        try {
            return work.get();
        } finally {
            add(phase, clock.millis() - start);
        }
    }

    private synchronized void add(String phase, long millis) {
        durations.merge(phase, millis, Long::sum);
    }

    /// Notes an inspection. A run that starts anew forgets what the first one warned of.
    public synchronized void inspected(LogFacts newFacts) {
        facts = newFacts;
        inspections++;
        warnings.clear();
        warnings.addAll(newFacts.warnings());
    }

    /// Notes which of the table's files are wanted.
    public synchronized void selected(Where newWhere) {
        where = newWhere;
    }

    public synchronized void planned(ReplayPlan newPlan) {
        plan = newPlan;
    }

    /// Notes the Spark application that replays the log.
    public synchronized void registered(ApplicationFacts facts) {
        application = facts;
    }

    /// Notes that Spark could not be used.
    public synchronized void fellBack(ReplayPlan newPlan, String warning) {
        plan = newPlan;
        warnings.add(warning);
    }

    public synchronized void replayed(ReplayResult newResult) {
        result = newResult;
        warnings.addAll(newResult.warnings());
    }

    /// Notes what is odd but stops nothing.
    public synchronized void warned(String warning) {
        warnings.add(warning);
    }

    /// Notes what was delivered.
    ///
    /// @param file the file written, or empty for standard output
    public synchronized void delivered(String format, Optional<String> file, long bytes) {
        output = new LinkedHashMap<>();
        output.put("format", format);
        output.put("file", file);
        output.put("bytes", bytes);
    }

    /// All warnings so far.
    public synchronized List<String> warnings() {
        return List.copyOf(warnings);
    }

    /// The time that the phase has taken so far.
    public synchronized Duration taken(String phase) {
        return Duration.ofMillis(durations.getOrDefault(phase, 0L));
    }

    /// The time since the start.
    public Duration elapsed() {
        return Duration.ofMillis(clock.millis() - startedAt);
    }

    /// The report as a JSON document.
    public synchronized String report(int exitCode, Optional<Failure> failure) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("reportVersion", REPORT_VERSION);
        json.put("program", "delta-replay " + programVersion);
        json.put("command", command);
        json.put("startedAt", Human.exactTime(startedAt));
        json.put("exitCode", exitCode);
        json.put("error", failure.map(RunRecorder::error));
        json.put("table", facts == null ? Map.of("given", table) : FactsJson.table(facts));
        json.put("where", Optional.ofNullable(where).map(WhereJson::where));
        json.put("plan", Optional.ofNullable(plan).map(PlanJson::plan));
        json.put("application", Optional.ofNullable(application).map(PlanJson::application));
        json.put("estimate", Optional.ofNullable(facts).map(f -> FactsJson.estimate(f.estimate())));
        json.put("result", Optional.ofNullable(result).map(RunRecorder::result));
        json.put("output", output.isEmpty() ? Optional.empty() : output);
        json.put("inspections", inspections);
        json.put("warnings", warnings);
        json.put("durationsMs", durations());
        return FactsJson.document(json);
    }

    private Map<String, Object> durations() {
        Map<String, Object> json = new LinkedHashMap<>(durations);
        json.put("total", elapsed().toMillis());
        return json;
    }

    private static Map<String, Object> error(Failure failure) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("problem", failure.problem());
        json.put("remedy", failure.remedy());
        return json;
    }

    private static Map<String, Object> result(ReplayResult result) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("files", result.files());
        json.put("bytes", result.bytes());
        json.put("filesWithDeletionVector", result.filesWithDeletionVector());
        json.put("actionsRead", result.actionsRead());
        json.put("filesSkipped", result.filesSkipped());
        json.put("spilled", result.spilled());
        return json;
    }
}
