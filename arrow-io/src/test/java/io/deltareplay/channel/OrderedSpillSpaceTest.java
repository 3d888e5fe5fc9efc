package io.deltareplay.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class OrderedSpillSpaceTest {
    private static final long LIMIT = 1600;
    private static final long PATIENCE = 900;

    private final OrderedSpillSpace space = new OrderedSpillSpace(LIMIT, PATIENCE);
    private long now;

    private SpillClaim admitted(int partition) {
        SpillClaim claim = new SpillClaim(partition);
        space.arrive(claim);
        assertEquals(SpillPolicy.Answer.GRANTED, space.admit(claim, now));
        return claim;
    }

    private void granted(SpillClaim claim, long bytes) {
        assertEquals(SpillPolicy.Answer.GRANTED, space.take(claim, bytes, now));
    }

    @Test
    void aLaterPartitionIsCompleteAtOnceWhileTheLargestStillFits() {
        SpillClaim later = admitted(3);
        granted(later, 400);
        assertEquals(SpillPolicy.Answer.WAIT, space.commit(later, now), "nobody knows yet how large the others are");
        space.bound(1200);
        assertEquals(SpillPolicy.Answer.GRANTED, space.commit(later, now));
        SpillClaim another = admitted(4);
        granted(another, 100);
        assertEquals(SpillPolicy.Answer.WAIT, space.commit(another, now));
        SpillClaim first = admitted(0);
        granted(first, 1100);
        assertEquals(SpillPolicy.Answer.GRANTED, space.commit(first, now));
    }

    @Test
    void thoseWhoWaitYieldToTheNextTheLastOfThemFirst() {
        SpillClaim last = admitted(2);
        SpillClaim later = admitted(1);
        granted(last, 400);
        granted(later, 400);
        assertEquals(SpillPolicy.Answer.WAIT, space.commit(last, now));
        assertEquals(SpillPolicy.Answer.WAIT, space.commit(later, now));
        SpillClaim first = admitted(0);
        granted(first, 800);
        assertEquals(SpillPolicy.Answer.WAIT, space.take(first, 100, now));
        assertEquals(List.of(last), space.takeEvicted());
        assertEquals(SpillPolicy.Answer.ENDED, space.commit(last, now));
        space.release(last);
        granted(first, 100);
    }

    @Test
    void whoWaitsForAPartitionThatNobodySendsEndsInTheEnd() {
        SpillClaim waiting = admitted(1);
        granted(waiting, 400);
        assertEquals(SpillPolicy.Answer.WAIT, space.commit(waiting, now));
        now += PATIENCE / 3;
        assertEquals(SpillPolicy.Answer.WAIT, space.commit(waiting, now));
        assertEquals(List.of(), space.takeEvicted());
        now++;
        assertEquals(SpillPolicy.Answer.WAIT, space.commit(waiting, now));
        assertEquals(List.of(waiting), space.takeEvicted());
    }

    @Test
    void onePartitionBeyondTheLimitIsTooLarge() {
        SpillClaim first = admitted(0);
        granted(first, LIMIT);
        assertEquals(SpillPolicy.Answer.TOO_LARGE, space.take(first, 1, now));
    }

    /** Whatever comes in whatever order, from however few executors: the limit is kept, and all get through in their order. */
    @Test
    void noOrderOfEventsEndsInDeadlock() {
        for (int seed = 0; seed < 1000; seed++) {
            new Simulation(new Random(seed)).run();
        }
    }

    /**
     * Partitions of random sizes up to the limit, sent in a random order by few slots. A task that has to yield frees its slot, and
     * its partition comes again after all others, as the job has it. One consumer delivers in order, and is slow.
     */
    private static final class Simulation {
        private final Random random;
        private final OrderedSpillSpace space = new OrderedSpillSpace(LIMIT, PATIENCE);
        private final Map<Integer, SpillClaim> undelivered = new TreeMap<>();
        private final Map<SpillClaim, Long> left = new HashMap<>();
        private final List<SpillClaim> active = new ArrayList<>();
        private final long[] sizes = new long[12];
        private final int slots;
        private Deque<Integer> round = new ArrayDeque<>();
        private Deque<Integer> nextRound = new ArrayDeque<>();
        private int delivered;
        private long now;

        Simulation(Random random) {
            this.random = random;
            this.slots = 1 + random.nextInt(4);
        }

        void run() {
            long most = 0;
            List<Integer> order = new ArrayList<>();
            for (int partition = 0; partition < sizes.length; partition++) {
                sizes[partition] = random.nextInt((int) LIMIT / (1 + random.nextInt(4)) + 1);
                most = Math.max(most, sizes[partition]);
                order.add(random.nextInt(order.size() + 1), partition);
            }
            if (random.nextBoolean()) {
                space.bound(most);
            }
            round.addAll(order);
            int steps = 0;
            while (delivered < sizes.length) {
                assertTrue(++steps < 200_000, "no end in sight");
                step();
                assertTrue(space.used() <= LIMIT, "over the limit");
            }
            assertEquals(0, space.used());
        }

        private void step() {
            now += random.nextInt(3) == 0 ? random.nextInt((int) PATIENCE / 4) : 1;
            while (active.size() < slots && !round.isEmpty()) {
                SpillClaim claim = new SpillClaim(round.removeFirst());
                space.arrive(claim);
                left.put(claim, sizes[claim.partition()]);
                active.add(claim);
            }
            if (round.isEmpty() && active.isEmpty()) {
                round = nextRound;
                nextRound = new ArrayDeque<>();
            }
            if (undelivered.containsKey(delivered) && random.nextInt(10) == 0) {
                space.release(undelivered.remove(delivered));
                delivered++;
                return;
            }
            if (active.isEmpty()) {
                return;
            }
            SpillClaim claim = active.get(random.nextInt(active.size()));
            if (space.admit(claim, now) == SpillPolicy.Answer.GRANTED) {
                advance(claim);
            }
            for (SpillClaim evicted : space.takeEvicted()) {
                active.remove(evicted);
                space.release(evicted);
                nextRound.add(evicted.partition());
            }
        }

        private void advance(SpillClaim claim) {
            long remaining = left.get(claim);
            if (remaining == 0) {
                if (space.commit(claim, now) == SpillPolicy.Answer.GRANTED) {
                    active.remove(claim);
                    undelivered.put(claim.partition(), claim);
                }
                return;
            }
            long piece = Math.min(remaining, 1 + random.nextInt((int) (LIMIT / 16)));
            SpillPolicy.Answer answer = space.take(claim, piece, now);
            assertTrue(answer == SpillPolicy.Answer.GRANTED || answer == SpillPolicy.Answer.WAIT, answer.toString());
            if (answer == SpillPolicy.Answer.GRANTED) {
                left.put(claim, remaining - piece);
            }
        }
    }
}
