package io.deltareplay.channel;

import java.util.ArrayList;
import java.util.List;

/** What every way to share the spill limit counts: the space that is taken, and the claims that were told to give theirs back. */
abstract class SpillAccount implements SpillPolicy {
    private final long limit;
    private final long patience;
    private final List<SpillClaim> evicted = new ArrayList<>();
    private long used;
    private long yielding;

    /**
     * @param limit in bytes
     * @param patience how long a claim may take nothing before it counts as idle
     */
    SpillAccount(long limit, long patience) {
        this.limit = limit;
        this.patience = patience;
    }

    final long limit() {
        return limit;
    }

    final long patience() {
        return patience;
    }

    @Override
    public final long used() {
        return used;
    }

    @Override
    public final long largestPiece() {
        return Math.max(1, limit / 16);
    }

    @Override
    public final List<SpillClaim> takeEvicted() {
        List<SpillClaim> taken = List.copyOf(evicted);
        evicted.clear();
        return taken;
    }

    @Override
    public final void supersede(SpillClaim claim) {
        if (claim.state() == SpillClaim.State.IN_LINE || claim.state() == SpillClaim.State.ADMITTED) {
            leave(claim);
            yielding += claim.held();
            claim.become(SpillClaim.State.SUPERSEDED);
        }
    }

    @Override
    public final void release(SpillClaim claim) {
        switch (claim.state()) {
            case COMMITTED -> delivered(claim);
            case YIELDING, SUPERSEDED -> yielding -= claim.held();
            case IN_LINE, ADMITTED -> leave(claim);
            case RELEASED -> {
                return;
            }
        }
        used -= claim.held();
        claim.giveBack();
        claim.become(SpillClaim.State.RELEASED);
    }

    /** Forgets a claim that was in line or streamed. */
    abstract void leave(SpillClaim claim);

    /** Forgets a claim whose partition was delivered. */
    abstract void delivered(SpillClaim claim);

    /** Whether the space is there. */
    final boolean fits(long bytes) {
        return used + bytes <= limit;
    }

    /** Whether it will be, once those that were told to have given theirs back. */
    final boolean willFit(long bytes) {
        return used - yielding + bytes <= limit;
    }

    final void grant(SpillClaim claim, long bytes, long now) {
        used += bytes;
        claim.grant(bytes, now);
    }

    final boolean idle(SpillClaim claim, long now) {
        return !claim.waiting() && now - claim.idleSince() > patience;
    }

    /** Tells a claim, which the caller has forgotten, to give its space back. */
    final void evict(SpillClaim victim) {
        yielding += victim.held();
        victim.become(SpillClaim.State.YIELDING);
        evicted.add(victim);
    }
}
