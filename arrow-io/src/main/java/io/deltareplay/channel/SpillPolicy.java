package io.deltareplay.channel;

import java.util.List;

/** Who may take how much of the spill limit. Pure bookkeeping: knows no threads, no files and no clock. Not thread-safe. */
interface SpillPolicy {
    /** What became of a request. */
    enum Answer {
        GRANTED,
        WAIT,
        /** More than the limit for one partition. */
        TOO_LARGE,
        /** The claim has ended, see its state. */
        ENDED
    }

    /** How many claims may hold a file each; the others wait in line. */
    int MAX_OPEN = 500;

    /** Bytes that are taken. */
    long used();

    /** The largest piece that may be asked for at once. */
    long largestPiece();

    /** No partition takes more than this. */
    default void bound(long largestBytes) {}

    /** Joins the line, unless the claim has ended already. */
    void arrive(SpillClaim claim);

    /** Lets the claim begin, when it is its turn. */
    Answer admit(SpillClaim claim, long now);

    /** Gives the claim space, when there is some for it. */
    Answer take(SpillClaim claim, long bytes, long now);

    /** The claim's partition has arrived: once it is taken for complete, it holds its space until it is delivered. */
    Answer commit(SpillClaim claim, long now);

    /** The claim is not needed any more, as another attempt has won. It keeps its space until it is released. */
    void supersede(SpillClaim claim);

    /** Its space is free. */
    void release(SpillClaim claim);

    /** The claims that were told to yield since the last call. */
    List<SpillClaim> takeEvicted();
}
