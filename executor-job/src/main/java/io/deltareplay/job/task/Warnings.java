package io.deltareplay.job.task;

import io.deltareplay.request.ReplayTotals;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What was odd but did not stop the replay, as far as anyone would read it. */
public final class Warnings {
    private final Set<String> first = new LinkedHashSet<>();
    private long more;

    /** What was kept, and how many were not. */
    public record Counted(ArrayList<String> first, long more) implements Serializable {
        /** No warnings. */
        public static Counted none() {
            return new Counted(new ArrayList<>(), 0);
        }
    }

    /** Takes up a warning of {@link io.deltareplay.request.ReplayWarnings}, once. */
    public void add(String warning) {
        if (first.contains(warning)) {
            return;
        }
        if (first.size() < ReplayTotals.MAX_WARNINGS) {
            first.add(warning);
        } else {
            more++;
        }
    }

    /** Takes up a task's warnings. */
    public void addAll(Counted counted) {
        counted.first().forEach(this::add);
        more += counted.more();
    }

    /** What there is so far. */
    public Counted counted() {
        return new Counted(new ArrayList<>(first), more);
    }

    /** As the launcher reports them. */
    public List<String> texts() {
        List<String> texts = new ArrayList<>(first);
        if (more > 0) {
            texts.add("%d more warnings like these".formatted(more));
        }
        return texts;
    }
}
