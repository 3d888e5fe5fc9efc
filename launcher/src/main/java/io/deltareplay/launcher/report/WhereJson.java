package io.deltareplay.launcher.report;

import io.deltareplay.launcher.replay.KeptEstimate;
import io.deltareplay.predicate.FilterColumn;
import io.deltareplay.predicate.Where;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a list was asked for with, as JSON values. The names are a promise to programs, documented in the command
/// reference.
public final class WhereJson {
    private WhereJson() {}

    public static Map<String, Object> where(Where where) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("predicate", where.sql());
        json.put("timeZone", where.zone().getId());
        json.put("partitionColumns", names(where, true));
        json.put("statisticsColumns", names(where, false));
        return json;
    }

    /// How many files a predicate keeps.
    public static Map<String, Object> kept(KeptEstimate kept) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("files", kept.files());
        json.put("sampled", kept.sampled());
        json.put("keptOfSample", kept.kept());
        return json;
    }

    /// The columns that a predicate is decided by, each once.
    ///
    /// @param partition those with partition values, or those with statistics
    public static List<String> names(Where where, boolean partition) {
        return where.columns().stream()
                .filter(column -> column.isPartition() == partition)
                .map(FilterColumn::name)
                .distinct()
                .toList();
    }
}
