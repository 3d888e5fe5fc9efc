package io.deltareplay.channel;

import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may take how much of the spill limit when partitions are delivered in the order of their numbers. A complete partition keeps its
 * space until all before it are delivered, and cannot be asked to come again; so the <em>next</em> one, the first that is not complete,
 * must always find room.
 *
 * <p>The others take only half of the limit, and are taken for complete only while the largest partition would still fit beside all
 * that is kept for later; else they wait for their turn. Those who wait give their space back when the next one needs it. When nobody
 * sends the next one, those who wait may be in its way on the executors, and are told one by one to end.
 */
final class OrderedSpillSpace extends SpillAccount {
    /** Those in line and those who stream, in the order of their arrival. */
    private final Set<SpillClaim> live = new LinkedHashSet<>();

    private final Set<SpillClaim> committed = new LinkedHashSet<>();
    private final BitSet complete = new BitSet();
    private long largest;
    private boolean missing;
    private long missingSince;

    /**
     * @param limit in bytes
     * @param patience how long the next partition may be idle, and three times how long it may be missing, while others wait
     */
    OrderedSpillSpace(long limit, long patience) {
        super(limit, patience);
        this.largest = limit;
    }

    @Override
    public void bound(long largestBytes) {
        largest = Math.max(0, Math.min(limit(), largestBytes));
    }

    @Override
    public void arrive(SpillClaim claim) {
        if (claim.state() == SpillClaim.State.IN_LINE) {
            live.add(claim);
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
        if (claim.partition() != next() && !(isFirstInLine(claim) && hasRoomBeside())) {
            return waiting(now);
        }
        claim.become(SpillClaim.State.ADMITTED);
        claim.touch(now);
        return Answer.GRANTED;
    }

    @Override
    public Answer take(SpillClaim claim, long bytes, long now) {
        if (claim.state() != SpillClaim.State.ADMITTED) {
            return Answer.ENDED;
        }
        SpillClaim first = privileged(now);
        boolean isPrivileged = claim == first;
        if (claim.held() + bytes > limit() - (isPrivileged ? held(keptForLater()) : 0)) {
            return Answer.TOO_LARGE;
        }
        boolean fits = fits(bytes);
        if (isPrivileged ? fits : fits && mayTakeBeside(first, bytes)) {
            grant(claim, bytes, now);
            return Answer.GRANTED;
        }
        claim.await();
        if (isPrivileged && held(committed) == held(keptForLater())) {
            makeRoom(claim, bytes, now);
        }
        return waiting(now);
    }

    @Override
    public Answer commit(SpillClaim claim, long now) {
        if (claim.state() != SpillClaim.State.ADMITTED) {
            return Answer.ENDED;
        }
        if (claim.partition() > next() && held(keptForLater()) + claim.held() + largest > limit()) {
            claim.await();
            return waiting(now);
        }
        live.remove(claim);
        committed.add(claim);
        claim.become(SpillClaim.State.COMMITTED);
        complete.set(claim.partition());
        missing = false;
        return Answer.GRANTED;
    }

    @Override
    void leave(SpillClaim claim) {
        live.remove(claim);
    }

    @Override
    void delivered(SpillClaim claim) {
        committed.remove(claim);
    }

    /** The first partition that is not complete. */
    private int next() {
        return complete.nextClearBit(0);
    }

    /** The attempt at the next partition that everybody else makes room for; an idle one makes room for another attempt. */
    private @Nullable SpillClaim privileged(long now) {
        SpillClaim first = null;
        for (SpillClaim claim : live) {
            if (claim.partition() == next() && claim.state() == SpillClaim.State.ADMITTED) {
                if (!idle(claim, now)) {
                    return claim;
                }
                first = first == null ? claim : first;
            }
        }
        return first;
    }

    private List<SpillClaim> keptForLater() {
        int next = next();
        return committed.stream().filter(claim -> claim.partition() > next).toList();
    }

    private static long held(Collection<SpillClaim> claims) {
        return claims.stream().mapToLong(SpillClaim::held).sum();
    }

    private boolean isFirstInLine(SpillClaim claim) {
        return live.stream()
                .filter(other -> other.state() == SpillClaim.State.IN_LINE)
                .allMatch(other -> other.partition() >= claim.partition());
    }

    private boolean hasRoomBeside() {
        List<SpillClaim> streaming = live.stream()
                .filter(claim -> claim.state() == SpillClaim.State.ADMITTED)
                .toList();
        return streaming.size() + committed.size() < MAX_OPEN
                && streaming.stream().noneMatch(SpillClaim::waiting)
                && used() + largestPiece() <= limit() / 2;
    }

    private boolean mayTakeBeside(@Nullable SpillClaim first, long bytes) {
        long others = used() - (first == null ? 0 : first.held());
        return (first == null || !first.waiting()) && others + bytes <= limit() / 2;
    }

    /** Has those who wait yield, the last of the order first. */
    private void makeRoom(SpillClaim first, long bytes, long now) {
        List<SpillClaim> victims = live.stream()
                .filter(claim -> claim != first && claim.held() > 0 && (claim.waiting() || idle(claim, now)))
                .sorted(Comparator.comparingInt(SpillClaim::partition).reversed())
                .toList();
        for (SpillClaim victim : victims) {
            if (willFit(bytes)) {
                return;
            }
            turnOut(victim);
        }
    }

    /** Somebody waits: ends the last of those who wait when the next partition has been missing for long. */
    private Answer waiting(long now) {
        boolean isMissing = live.stream().noneMatch(claim -> claim.partition() == next());
        if (!isMissing || !missing) {
            missing = isMissing;
            missingSince = now;
        } else if (now - missingSince > patience() / 3) {
            missingSince = now;
            live.stream()
                    .filter(claim -> claim.waiting() || claim.state() == SpillClaim.State.IN_LINE)
                    .max(Comparator.comparingInt(SpillClaim::partition))
                    .ifPresent(this::turnOut);
        }
        return Answer.WAIT;
    }

    private void turnOut(SpillClaim victim) {
        live.remove(victim);
        evict(victim);
    }
}
