package io.deltareplay.launcher.cli;

import io.deltareplay.launcher.report.WhereJson;
import io.deltareplay.predicate.Where;
import java.util.ArrayList;
import java.util.List;

/// What people are told of a predicate.
final class WhereText {
    private WhereText() {}

    /// By what files are told apart.
    static String columns(Where where) {
        List<String> parts = new ArrayList<>();
        List<String> partitions = WhereJson.names(where, true);
        List<String> statistics = WhereJson.names(where, false);
        if (!partitions.isEmpty()) {
            parts.add("partition values of " + String.join(", ", partitions));
        }
        if (!statistics.isEmpty()) {
            parts.add("statistics of " + String.join(", ", statistics));
        }
        return parts.isEmpty() ? "nothing: the predicate is the same for all" : String.join(", and ", parts);
    }
}
