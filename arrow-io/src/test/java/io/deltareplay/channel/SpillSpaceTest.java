package io.deltareplay.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpillSpaceTest {
    private static final long LIMIT = 1600;
    private static final long PATIENCE = 1000;

    private final SpillSpace space = new SpillSpace(LIMIT, PATIENCE);
    private long now;

    private SpillClaim arrive(int partition) {
        SpillClaim claim = new SpillClaim(partition);
        space.arrive(claim);
        return claim;
    }

    private SpillClaim admitted(int partition) {
        SpillClaim claim = arrive(partition);
        assertEquals(SpillPolicy.Answer.GRANTED, space.admit(claim, now));
        return claim;
    }

    private void granted(SpillClaim claim, long bytes) {
        assertEquals(SpillPolicy.Answer.GRANTED, space.take(claim, bytes, now));
    }

    private void waits(SpillClaim claim, long bytes) {
        assertEquals(SpillPolicy.Answer.WAIT, space.take(claim, bytes, now));
    }

    @Test
    void theOthersLeaveHalfToTheFirst() {
        SpillClaim first = admitted(0);
        SpillClaim second = admitted(1);
        SpillClaim third = admitted(2);
        granted(second, 400);
        granted(third, 400);
        waits(second, 1);
        granted(first, 800);
        assertEquals(LIMIT, space.used());
    }

    @Test
    void theFirstGetsTheSpaceOfThoseThatPauseTheYoungestFirst() {
        SpillClaim first = admitted(0);
        SpillClaim second = admitted(1);
        SpillClaim third = admitted(2);
        granted(second, 400);
        granted(third, 400);
        waits(second, 100);
        waits(third, 100);
        granted(first, 800);
        waits(first, 100);
        assertEquals(List.of(third), space.takeEvicted());
        assertEquals(SpillPolicy.Answer.ENDED, space.take(third, 1, now));
        waits(first, 100);
        assertEquals(List.of(), space.takeEvicted(), "what is on its way is enough");
        space.release(third);
        granted(first, 100);
    }

    @Test
    void whoYieldedComesBackOnlyAfterTheFirstIsThrough() {
        SpillClaim first = admitted(0);
        SpillClaim second = admitted(1);
        granted(second, 800);
        waits(second, 100);
        granted(first, 800);
        waits(first, 100);
        assertEquals(List.of(second), space.takeEvicted());
        space.release(second);
        SpillClaim again = arrive(1);
        assertEquals(SpillPolicy.Answer.WAIT, space.admit(again, now));
        granted(first, 800);
        assertEquals(SpillPolicy.Answer.GRANTED, space.commit(first, now));
        assertEquals(SpillPolicy.Answer.GRANTED, space.admit(again, now));
        waits(again, 1);
        assertEquals(List.of(), space.takeEvicted());
        space.release(first);
        granted(again, LIMIT / 2);
    }

    @Test
    void nobodyYieldsWhileSomethingIsLeftToDeliver() {
        SpillClaim done = admitted(0);
        granted(done, 400);
        assertEquals(SpillPolicy.Answer.GRANTED, space.commit(done, now));
        SpillClaim first = admitted(1);
        SpillClaim second = admitted(2);
        granted(second, 400);
        granted(first, 800);
        waits(second, 1);
        waits(first, 1);
        assertEquals(List.of(), space.takeEvicted());
        space.release(done);
        granted(first, 400);
        waits(first, 1);
        assertEquals(List.of(second), space.takeEvicted());
    }

    @Test
    void aPartitionLargerThanTheLimitIsTold() {
        SpillClaim first = admitted(0);
        granted(first, LIMIT);
        assertEquals(SpillPolicy.Answer.TOO_LARGE, space.take(first, 1, now));
    }

    @Test
    void theNextInLineBeginsWhenThereIsRoomForIt() {
        SpillClaim first = admitted(0);
        SpillClaim second = admitted(1);
        granted(second, LIMIT / 2);
        SpillClaim third = arrive(2);
        SpillClaim fourth = arrive(3);
        assertEquals(SpillPolicy.Answer.WAIT, space.admit(third, now));
        space.release(second);
        assertEquals(SpillPolicy.Answer.WAIT, space.admit(fourth, now), "it is not its turn");
        assertEquals(SpillPolicy.Answer.GRANTED, space.admit(third, now));
        assertEquals(SpillPolicy.Answer.GRANTED, space.admit(fourth, now));
        space.release(first);
        granted(third, LIMIT);
    }

    @Test
    void aFirstThatFellAsleepLosesItsPrivilege() {
        SpillClaim first = admitted(0);
        granted(first, 900);
        SpillClaim second = admitted(1);
        granted(second, 700);
        waits(second, 100);
        now += PATIENCE + 1;
        waits(second, 100);
        assertEquals(List.of(first), space.takeEvicted());
        space.release(first);
        granted(second, 900);
    }

    @Test
    void whoWaitsForDeliveryIsNotAsleep() {
        SpillClaim done = admitted(0);
        granted(done, 1600);
        assertEquals(SpillPolicy.Answer.GRANTED, space.commit(done, now));
        SpillClaim first = admitted(1);
        waits(first, 1);
        SpillClaim second = arrive(2);
        now += PATIENCE * 10;
        assertEquals(SpillPolicy.Answer.WAIT, space.admit(second, now));
    }

    @Test
    void whoHasEndedCannotCommit() {
        SpillClaim first = admitted(0);
        SpillClaim twin = admitted(0);
        granted(first, 10);
        granted(twin, 20);
        assertEquals(SpillPolicy.Answer.GRANTED, space.commit(first, now));
        space.supersede(twin);
        assertEquals(SpillPolicy.Answer.ENDED, space.commit(twin, now));
        space.release(twin);
        space.release(twin);
        assertEquals(10, space.used());
        space.release(first);
        assertEquals(0, space.used());
    }

    @Test
    void whoHasEndedBeforeItArrivedIsInNobodysWay() {
        SpillClaim twin = new SpillClaim(0);
        space.supersede(twin);
        space.arrive(twin);
        assertEquals(SpillPolicy.Answer.ENDED, space.admit(twin, now));
        admitted(1);
    }

    @Test
    void noMoreFilesAreOpenThanAProcessMayHave() {
        List<SpillClaim> done = new ArrayList<>();
        for (int partition = 0; partition < SpillSpace.MAX_OPEN; partition++) {
            SpillClaim claim = admitted(partition);
            assertEquals(SpillPolicy.Answer.GRANTED, space.commit(claim, now));
            done.add(claim);
        }
        SpillClaim next = arrive(SpillSpace.MAX_OPEN);
        assertEquals(SpillPolicy.Answer.WAIT, space.admit(next, now));
        space.release(done.get(0));
        assertEquals(SpillPolicy.Answer.GRANTED, space.admit(next, now));
    }

    /** Whatever comes in whatever order: the limit is kept, and everything gets through in the end. */
    @Test
    void noOrderOfEventsEndsInDeadlock() {
        for (int seed = 0; seed < 500; seed++) {
            new Simulation(new Random(seed)).run();
        }
    }

    /** Tasks with random sizes that Spark starts again when they yield, and one consumer that is slow. */
    private static final class Simulation {
        private final Random random;
        private final SpillSpace space = new SpillSpace(LIMIT, PATIENCE);
        private final List<SpillClaim> undelivered = new ArrayList<>();
        private final Map<SpillClaim, Long> left = new HashMap<>();
        private final List<SpillClaim> active = new ArrayList<>();
        private final long[] sizes = new long[12];
        private int delivered;
        private long now;

        Simulation(Random random) {
            this.random = random;
        }

        void run() {
            for (int partition = 0; partition < sizes.length; partition++) {
                sizes[partition] = random.nextInt((int) LIMIT + 1);
                start(partition);
            }
            int steps = 0;
            while (delivered < sizes.length) {
                assertTrue(++steps < 100_000, "no end in sight");
                step();
                assertTrue(space.used() <= LIMIT, "over the limit");
            }
            assertEquals(0, space.used());
        }

        private void start(int partition) {
            SpillClaim claim = new SpillClaim(partition);
            space.arrive(claim);
            left.put(claim, sizes[partition]);
            active.add(claim);
        }

        private void step() {
            now += random.nextInt(3) == 0 ? random.nextInt((int) PATIENCE) : 1;
            if (!undelivered.isEmpty() && (active.isEmpty() || random.nextInt(10) == 0)) {
                space.release(undelivered.remove(0));
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
                start(evicted.partition());
            }
        }

        private void advance(SpillClaim claim) {
            long remaining = left.get(claim);
            if (remaining == 0) {
                assertEquals(SpillPolicy.Answer.GRANTED, space.commit(claim, now));
                active.remove(claim);
                undelivered.add(claim);
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
