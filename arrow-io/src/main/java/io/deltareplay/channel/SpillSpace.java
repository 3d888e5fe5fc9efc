package io.deltareplay.channel;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may take how much of the spill limit when partitions are delivered as they come.
 *
 * <p>One claim at a time is <em>privileged</em>: the first that came. The others take space only while half of the limit stays for
 * it, so they pause sooner. When the privileged one needs more than is free and nothing is left to deliver, those who pause give
 * their space back and come again later; until the privileged one is through nobody but it takes any more. So it always gets
 * through, unless it alone exceeds the limit, and after it the next one does.
 *
 * <p>A privileged claim that takes nothing for a long time, while others wait, loses the privilege to the first of them.
 */
final class SpillSpace implements SpillPolicy {
    private final long limit;
    private final long patience;
    /** Those in line, then in order of admission those who stream. */
    private final Set<SpillClaim> line = new LinkedHashSet<>();

    private final Set<SpillClaim> admitted = new LinkedHashSet<>();
    private final List<SpillClaim> evicted = new ArrayList<>();
    private @Nullable SpillClaim privileged;
    private boolean tight;
    private long used;
    private int undelivered;
    private long committed;
    private long yielding;

    /**
     * @param limit in bytes
     * @param patience after how long without taking anything the privileged claim gives its privilege away
     */
    SpillSpace(long limit, long patience) {
        this.limit = limit;
        this.patience = patience;
    }

    @Override
    public long used() {
        return used;
    }

    @Override
    public long largestPiece() {
        return Math.max(1, limit / 16);
    }

    @Override
    public void arrive(SpillClaim claim) {
        if (claim.state() == SpillClaim.State.IN_LINE) {
            line.add(claim);
        }
    }

    @Override
    public Answer admit(SpillClaim claim, long now) {
        if (claim.state() == SpillClaim.State.ADMITTED) {
            return Answer.GRANTED;
        }
        if (claim.state() != SpillClaim.State.IN_LINE) {
            return Answer.ENDED;
        }
        if (line.iterator().next() != claim || !hasRoom(now)) {
            return Answer.WAIT;
        }
        line.remove(claim);
        admitted.add(claim);
        claim.become(SpillClaim.State.ADMITTED);
        claim.touch(now);
        if (privileged == null || idle(privileged, now)) {
            appoint(claim);
        }
        return Answer.GRANTED;
    }

    @Override
    public Answer take(SpillClaim claim, long bytes, long now) {
        if (claim.state() != SpillClaim.State.ADMITTED) {
            return Answer.ENDED;
        }
        if (claim.held() + bytes > limit) {
            return Answer.TOO_LARGE;
        }
        if (privileged == null || (claim != privileged && idle(privileged, now) && isFirstWaiting(claim))) {
            appoint(claim);
        }
        boolean fits = used + bytes <= limit;
        if (claim == privileged ? fits : fits && mayTakeBesidePrivileged(bytes)) {
            used += bytes;
            claim.grant(bytes, now);
            return Answer.GRANTED;
        }
        claim.await();
        if (claim == privileged && committed == 0) {
            evict(bytes, now);
        }
        return Answer.WAIT;
    }

    @Override
    public List<SpillClaim> takeEvicted() {
        List<SpillClaim> taken = List.copyOf(evicted);
        evicted.clear();
        return taken;
    }

    @Override
    public Answer commit(SpillClaim claim, long now) {
        if (claim.state() != SpillClaim.State.ADMITTED) {
            return Answer.ENDED;
        }
        leave(claim);
        undelivered++;
        committed += claim.held();
        claim.become(SpillClaim.State.COMMITTED);
        return Answer.GRANTED;
    }

    @Override
    public void supersede(SpillClaim claim) {
        if (claim.state() == SpillClaim.State.IN_LINE || claim.state() == SpillClaim.State.ADMITTED) {
            leave(claim);
            yielding += claim.held();
            claim.become(SpillClaim.State.SUPERSEDED);
        }
    }

    @Override
    public void release(SpillClaim claim) {
        switch (claim.state()) {
            case COMMITTED -> {
                undelivered--;
                committed -= claim.held();
            }
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

    private boolean hasRoom(long now) {
        if (admitted.size() + undelivered >= MAX_OPEN) {
            return false;
        }
        if (privileged == null) {
            return true;
        }
        boolean othersWait = admitted.stream().anyMatch(SpillClaim::waiting);
        return !othersWait && (idle(privileged, now) || mayTakeBesidePrivileged(largestPiece()));
    }

    private boolean mayTakeBesidePrivileged(long bytes) {
        SpillClaim first = privileged;
        return first == null
                || (!tight && !first.waiting() && used - first.held() + bytes <= limit / 2 && used + bytes <= limit);
    }

    private boolean idle(SpillClaim claim, long now) {
        return !claim.waiting() && now - claim.idleSince() > patience;
    }

    private boolean isFirstWaiting(SpillClaim claim) {
        for (SpillClaim other : admitted) {
            if (other == claim) {
                return true;
            }
            if (other != privileged && other.waiting()) {
                return false;
            }
        }
        return false;
    }

    private void appoint(SpillClaim claim) {
        privileged = claim;
        tight = false;
    }

    private void evict(long bytes, long now) {
        List<SpillClaim> youngestFirst = new ArrayList<>(admitted);
        for (int i = youngestFirst.size() - 1; i >= 0 && used - yielding + bytes > limit; i--) {
            SpillClaim victim = youngestFirst.get(i);
            if (victim != privileged && victim.held() > 0 && (victim.waiting() || idle(victim, now))) {
                admitted.remove(victim);
                yielding += victim.held();
                victim.become(SpillClaim.State.YIELDING);
                evicted.add(victim);
                tight = true;
            }
        }
    }

    private void leave(SpillClaim claim) {
        line.remove(claim);
        admitted.remove(claim);
        if (claim == privileged) {
            privileged = null;
            tight = false;
            for (SpillClaim next : admitted) {
                appoint(next);
                break;
            }
        }
    }
}
