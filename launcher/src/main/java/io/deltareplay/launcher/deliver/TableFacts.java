package io.deltareplay.launcher.deliver;

import io.deltareplay.launcher.plan.ReplayPlan;
import io.deltareplay.launcher.table.LogFacts;
import io.deltareplay.launcher.table.TableMetadata;
import io.deltareplay.launcher.text.Json;
import io.deltareplay.predicate.Where;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The facts of a table that travel with its file list, as the metadata of the Arrow schema. The keys are a
/// promise, documented in `docs/arrow-schema.md`.
public final class TableFacts {
    private TableFacts() {}

    /// The metadata, in a fixed order.
    ///
    /// @param where which of the table's files are listed; empty for all
    public static Map<String, String> of(ReplayPlan plan, Optional<Where> where) {
        LogFacts facts = plan.facts();
        TableMetadata table = facts.metadata();
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("delta.tableRoot", facts.location().root());
        metadata.put("delta.tableId", table.id());
        table.name().ifPresent(name -> metadata.put("delta.tableName", name));
        metadata.put("delta.version", Long.toString(facts.version()));
        facts.timestamp().ifPresent(time -> metadata.put("delta.timestamp", Long.toString(time)));
        metadata.put("delta.plan", planName(plan));
        where.ifPresent(wanted -> {
            metadata.put("delta.where", wanted.sql());
            metadata.put("delta.timeZone", wanted.zone().getId());
        });
        metadata.put("delta.minReaderVersion", Integer.toString(facts.protocol().minReaderVersion()));
        metadata.put("delta.readerFeatures", Json.compact(facts.protocol().readerFeatures()));
        metadata.put("delta.schema", table.schemaString());
        metadata.put("delta.partitionColumns", Json.compact(table.partitionColumns()));
        metadata.put("delta.physicalNames", Json.compact(table.physicalNames()));
        return metadata;
    }

    /// The plan's kind in one word.
    public static String planName(ReplayPlan plan) {
        return switch (plan) {
            case ReplayPlan.Serial serial -> "serial";
            case ReplayPlan.Distributed distributed -> "distributed";
        };
    }
}
