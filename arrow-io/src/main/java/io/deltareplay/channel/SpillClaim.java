package io.deltareplay.channel;

/**
 * An attempt's place in line for spill space, and what it holds. Changed by a {@link SpillPolicy} only.
 */
final class SpillClaim {
    /** How a claim stands. */
    enum State {
        IN_LINE,
        ADMITTED,
        /** Told to give its space back for another partition. */
        YIELDING,
        /** Its partition is complete, from another attempt. */
        SUPERSEDED,
        /** Complete, and not delivered yet. */
        COMMITTED,
        RELEASED
    }

    private final int partition;
    private State state = State.IN_LINE;
    private long held;
    /** Read by heartbeats too. */
    private volatile boolean waiting;

    private long lastTaken;

    SpillClaim(int partition) {
        this.partition = partition;
    }

    int partition() {
        return partition;
    }

    State state() {
        return state;
    }

    void become(State next) {
        state = next;
        waiting = false;
    }

    long held() {
        return held;
    }

    boolean waiting() {
        return waiting;
    }

    void await() {
        waiting = true;
    }

    void grant(long bytes, long now) {
        held += bytes;
        waiting = false;
        lastTaken = now;
    }

    void touch(long now) {
        lastTaken = now;
    }

    void giveBack() {
        held = 0;
    }

    long idleSince() {
        return lastTaken;
    }
}
