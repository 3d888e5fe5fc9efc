package io.deltareplay.launcher.report;

import io.deltareplay.launcher.deliver.TableFacts;
import io.deltareplay.launcher.plan.ReplayPlan;
import io.deltareplay.request.ApplicationFacts;
import io.deltareplay.request.Strategy;
import java.util.LinkedHashMap;
import java.util.Map;

/// A plan, and what came of it, as JSON values. The names are a promise to programs, documented in the command
/// reference.
public final class PlanJson {
    private PlanJson() {}

    public static Map<String, Object> plan(ReplayPlan plan) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", TableFacts.planName(plan));
        json.put("reason", plan.reason());
        switch (plan) {
            case ReplayPlan.Serial serial -> {}
            case ReplayPlan.Distributed distributed -> {
                json.put("master", distributed.cluster().master());
                json.put("strategy", distributed.strategy().strategy().toString());
                json.put("strategyReason", distributed.strategy().reason());
                if (distributed.strategy().strategy() == Strategy.WINDOW) {
                    json.put("numPartitions", distributed.numPartitions());
                }
            }
        }
        return json;
    }

    static Map<String, Object> application(ApplicationFacts facts) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", facts.id());
        json.put("trackingUrl", facts.trackingUrl());
        json.put("sparkVersion", facts.sparkVersion());
        json.put("master", facts.master());
        return json;
    }
}
