package io.deltareplay.launcher.cli;

import io.deltareplay.launcher.plan.ReplayPlan;
import io.deltareplay.launcher.replay.KeptEstimate;
import io.deltareplay.launcher.report.FactsJson;
import io.deltareplay.launcher.report.PlanJson;
import io.deltareplay.launcher.report.WhereJson;
import io.deltareplay.launcher.table.LogFacts;
import io.deltareplay.predicate.Where;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What `inspect --format json` writes. Documented in the command reference.
final class InspectJson {
    /// Raised when a field changes its meaning or goes away; new fields may come at any time.
    private static final int FORMAT_VERSION = 1;

    private InspectJson() {}

    static Map<String, Object> of(ReplayPlan plan, Optional<Where> where, Optional<KeptEstimate> kept) {
        LogFacts facts = plan.facts();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("formatVersion", FORMAT_VERSION);
        json.put("table", FactsJson.table(facts));
        json.put("protocol", FactsJson.protocol(facts.protocol()));
        json.put("metadata", FactsJson.metadata(facts.metadata()));
        json.put("segment", FactsJson.segment(facts));
        json.put("where", where.map(WhereJson::where));
        json.put("kept", kept.map(WhereJson::kept));
        json.put("estimate", FactsJson.estimate(facts.estimate()));
        json.put("plan", PlanJson.plan(plan));
        json.put("warnings", facts.warnings());
        return json;
    }
}
