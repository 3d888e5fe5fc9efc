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
final class SpillSpace extends SpillAccount {
    /** Those in line, then in order of admission those who stream. */
    private final Set<SpillClaim> line = new LinkedHashSet<>();

    private final Set<SpillClaim> admitted = new LinkedHashSet<>();
    private @Nullable SpillClaim privileged;
    private boolean tight;
    private int undelivered;
    private long committed;

    /**
     * @param limit in bytes
     * @param patience after how long without taking anything the privileged claim gives its privilege away
     */
    SpillSpace(long limit, long patience) {
        super(limit, patience);
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
        if (claim.held() + bytes > limit()) {
            return Answer.TOO_LARGE;
        }
        if (privileged == null || (claim != privileged && idle(privileged, now) && isFirstWaiting(claim))) {
            appoint(claim);
        }
        boolean fits = fits(bytes);
        if (claim == privileged ? fits : fits && mayTakeBesidePrivileged(bytes)) {
            grant(claim, bytes, now);
            return Answer.GRANTED;
        }
        claim.await();
        if (claim == privileged && committed == 0) {
            makeRoom(bytes, now);
        }
        return Answer.WAIT;
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
    void delivered(SpillClaim claim) {
        undelivered--;
        committed -= claim.held();
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
                || (!tight && !first.waiting() && used() - first.held() + bytes <= limit() / 2 && fits(bytes));
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

    private void makeRoom(long bytes, long now) {
        List<SpillClaim> youngestFirst = new ArrayList<>(admitted);
        for (int i = youngestFirst.size() - 1; i >= 0 && !willFit(bytes); i--) {
            SpillClaim victim = youngestFirst.get(i);
            if (victim != privileged && victim.held() > 0 && (victim.waiting() || idle(victim, now))) {
                admitted.remove(victim);
                evict(victim);
                tight = true;
            }
        }
    }

    @Override
    void leave(SpillClaim claim) {
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
