package io.deltareplay.launcher.cli;

import io.deltareplay.launcher.plan.ReplayPlan;
import io.deltareplay.launcher.replay.KeptEstimate;
import io.deltareplay.launcher.table.Checkpoint;
import io.deltareplay.launcher.table.LogFacts;
import io.deltareplay.launcher.table.LogSegment;
import io.deltareplay.launcher.table.TableProtocol;
import io.deltareplay.launcher.table.TailFile;
import io.deltareplay.launcher.text.Human;
import io.deltareplay.predicate.Where;
import io.deltareplay.request.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// What `inspect` tells people: a name and a value a line, the same on a terminal and in a pipe.
final class InspectText {
    private static final int NAME_WIDTH = 16;

    private final StringBuilder text = new StringBuilder();

    private InspectText() {}

    static String of(ReplayPlan plan, Optional<Where> where, Optional<KeptEstimate> kept) {
        InspectText text = new InspectText();
        text.table(plan.facts());
        text.segment(plan.facts());
        where.ifPresent(text::where);
        kept.ifPresent(text::kept);
        text.outlook(plan);
        plan.facts().warnings().forEach(warning -> text.line("Warning", warning));
        return text.text.toString();
    }

    private void line(String name, String value) {
        text.append(name).repeat(' ', NAME_WIDTH - name.length()).append(value).append('\n');
    }

    private void table(LogFacts facts) {
        line("Table", facts.location().root());
        facts.metadata().name().ifPresent(name -> line("Name", name));
        line("Id", facts.metadata().id());
        line("Version", Long.toString(facts.version()));
        facts.timestamp().ifPresent(time -> line("Committed", Human.exactTime(time)));
        line(
                "Protocol",
                "reader %d, writer %d"
                        .formatted(
                                facts.protocol().minReaderVersion(),
                                facts.protocol().minWriterVersion()));
        SortedSet<String> features = features(facts.protocol());
        if (!features.isEmpty()) {
            line("Features", String.join(", ", features));
        }
        List<String> partitions = facts.metadata().partitionColumns();
        line("Partitioned by", partitions.isEmpty() ? "-" : String.join(", ", partitions));
    }

    private static SortedSet<String> features(TableProtocol protocol) {
        SortedSet<String> features = new TreeSet<>(protocol.writerFeatures());
        features.addAll(protocol.readerFeatures());
        return features;
    }

    private void segment(LogFacts facts) {
        LogSegment segment = facts.segment();
        line("Checkpoint", segment.checkpoint().map(InspectText::checkpoint).orElse("none"));
        if (!facts.reconciliation().isKnown()) {
            line("", "may name files more than once: " + facts.reconciliation().reason());
        }
        line("Tail", tail(segment));
    }

    private static String checkpoint(Checkpoint checkpoint) {
        long bytes = checkpoint.files().stream().mapToLong(file -> file.size()).sum();
        String kind = switch (checkpoint) {
            case Checkpoint.Classic classic -> "one file";
            case Checkpoint.MultiPart parts -> Human.count(parts.parts().size(), "part");
            case Checkpoint.V2 v2 ->
                "%s manifest, %s"
                        .formatted(
                                v2.isJson() ? "JSON" : "Parquet",
                                Human.count(v2.sidecars().size(), "sidecar"));
        };
        return "version %d, %s, %s".formatted(checkpoint.version(), kind, Human.bytes(bytes));
    }

    private static String tail(LogSegment segment) {
        if (segment.tail().isEmpty()) {
            return "empty";
        }
        List<String> parts = new ArrayList<>();
        long compactions =
                segment.tail().stream().filter(TailFile::isCompaction).count();
        long commits = segment.tail().size() - compactions;
        if (commits > 0) {
            parts.add(Human.count(commits, "commit"));
        }
        if (compactions > 0) {
            parts.add(Human.count(compactions, "compaction"));
        }
        parts.add(Human.bytes(segment.tailBytes()));
        return String.join(", ", parts);
    }

    private void where(Where where) {
        line("Where", where.sql().replaceAll("\\R", " "));
        line("Decided by", WhereText.columns(where));
    }

    private void kept(KeptEstimate kept) {
        line(
                "Keeps",
                kept.sampled() == 0
                        ? "nothing: there are no files"
                        : "about %s, as %s of a sample of %s"
                                .formatted(
                                        Human.count(kept.files(), "file"),
                                        Human.count(kept.kept()),
                                        Human.count(kept.sampled())));
    }

    private void outlook(ReplayPlan plan) {
        line(
                "File actions",
                "about %s, from %s"
                        .formatted(
                                Human.count(plan.facts().estimate().fileActions()),
                                plan.facts().estimate().source().description()));
        line("Plan", plan.reason());
        if (plan instanceof ReplayPlan.Distributed distributed) {
            line("Cluster", distributed.cluster().master());
            line(
                    "Strategy",
                    distributed.strategy().strategy() + ", "
                            + distributed.strategy().reason());
            if (distributed.strategy().strategy() == Strategy.WINDOW) {
                line("Partitions", Human.count(distributed.numPartitions()));
            }
        }
    }
}
