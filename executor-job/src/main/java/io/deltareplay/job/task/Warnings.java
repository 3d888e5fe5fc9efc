package io.deltareplay.job.task;

import io.deltareplay.request.ReplayTotals;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** What was odd but did not stop the replay, as far as anyone would read it. */
public final class Warnings {
    private final List<String> first = new ArrayList<>();
    private long more;

    /** What was kept, and how many were not. */
    public record Counted(ArrayList<String> first, long more) implements Serializable {
        /** No warnings. */
        public static Counted none() {
            return new Counted(new ArrayList<>(), 0);
        }
    }

    /** One version adds and removes a file. */
    public void addedAndRemoved(String path) {
        add("one version adds and removes the same file, the remove wins: " + path);
    }

    private void add(String warning) {
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
