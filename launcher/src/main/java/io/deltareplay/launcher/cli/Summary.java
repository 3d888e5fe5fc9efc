package io.deltareplay.launcher.cli;

import io.deltareplay.filelist.FileColumn;
import io.deltareplay.launcher.deliver.TableFacts;
import io.deltareplay.launcher.plan.ReplayPlan;
import io.deltareplay.launcher.replay.ReplayResult;
import io.deltareplay.launcher.text.Human;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The one line that a listing ends with.
final class Summary {
    private Summary() {}

    static String of(FilesRun.Outcome outcome, FilesRequest request, Duration elapsed) {
        ReplayResult result = outcome.result();
        Set<FileColumn> columns = request.delivery().columns();
        List<String> parts = new ArrayList<>();
        parts.add(Human.count(result.files(), "file"));
        if (columns.contains(FileColumn.SIZE)) {
            parts.add(Human.bytes(result.bytes()));
        }
        if (result.filesWithDeletionVector() > 0) {
            parts.add(Human.count(result.filesWithDeletionVector()) + " with deletion vectors");
        }
        if (request.selection().isPresent()) {
            parts.add(Human.count(result.filesSkipped()) + " skipped");
        }
        parts.add("version " + outcome.plan().facts().version());
        parts.add(means(outcome.plan()) + (result.spilled() ? ", spilled to disk," : ""));
        return String.join(", ", parts) + " in " + Human.duration(elapsed);
    }

    private static String means(ReplayPlan plan) {
        return switch (plan) {
            case ReplayPlan.Serial serial -> TableFacts.planName(serial);
            case ReplayPlan.Distributed distributed ->
                "%s with %s on %s"
                        .formatted(
                                TableFacts.planName(distributed),
                                distributed.strategy().strategy(),
                                distributed.cluster().master());
        };
    }
}
