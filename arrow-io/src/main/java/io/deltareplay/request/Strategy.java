package io.deltareplay.request;

import java.util.Locale;

/** How executors find the newest action of each file. Both give the same rows. */
public enum Strategy {
    /**
     * Every action is shuffled by its path and sorted by (path, deletion vector, version descending); the first row of each
     * identity decides. For logs without a checkpoint, or with a long tail.
     */
    WINDOW,
    /**
     * The tail's identities are broadcast, and the checkpoint is filtered by them where it is read: no shuffle of the table's
     * state. For the usual short tail.
     */
    ANTI_JOIN;

    /** As the user writes it: {@code window}, {@code anti-join}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
