package io.deltareplay.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.deltareplay.request.SnapshotOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Partitions that are delivered by their numbers, in whatever order they come. */
class OrderedChannelTest {
    private static final int ROWS = 512;
    private static final int WIDTH = 256;
    private static final int BATCHES = 6;
    private static final int PARTITIONS = 20;

    @TempDir
    Path folder;

    @Test
    void partitionsInReverseOrderGetThroughALimitThatHoldsOne() throws Exception {
        long partitionBytes = (long) BATCHES * ROWS * WIDTH;
        long limit = partitionBytes * 5 / 4;
        try (ChannelFixture run = new ChannelFixture(
                ChannelOptions.defaults(folder, limit),
                ChannelFixture.REQUEST.ordered(new SnapshotOrder(PARTITIONS, 0), ChannelFixture.REQUEST.columns()))) {
            List<Future<Integer>> sent = new ArrayList<>();
            for (int i = PARTITIONS - 1; i >= 0; i--) {
                int partition = i;
                sent.add(run.tasks.submit(() -> BackpressureTest.sendUntilTaken(run, partition, BATCHES, ROWS, WIDTH)));
                Thread.sleep(5);
            }
            assertDeliveredInOrder(run, limit);
            for (Future<Integer> each : sent) {
                ChannelFixture.get(each);
            }
            run.awaitEmptySpill();
        }
    }

    @Test
    void onceTheLargestIsKnownTheOthersNeedNotWait() throws Exception {
        long partitionBytes = (long) BATCHES * ROWS * (WIDTH + 64);
        long limit = partitionBytes * 16;
        try (ChannelFixture run = new ChannelFixture(
                        ChannelOptions.defaults(folder, limit),
                        ChannelFixture.REQUEST.ordered(
                                new SnapshotOrder(PARTITIONS, 0), ChannelFixture.REQUEST.columns()));
                DriverConnection driver = run.driver()) {
            driver.planned(PARTITIONS);
            driver.ranged(PARTITIONS, partitionBytes);
            run.next(ChannelEvent.Planned.class);
            assertEquals(PARTITIONS, run.next(ChannelEvent.Ranged.class).partitions());
            for (int partition = 4; partition > 0; partition--) {
                assertEquals(BATCHES * ROWS, ChannelFixture.get(run.tasks.submit(later(run, partition))));
                assertEquals(
                        partition,
                        run.next(ChannelEvent.Committed.class).partition().partition());
            }
        }
    }

    private static Callable<Long> later(ChannelFixture run, int partition) {
        return () -> run.send(partition, 0, BATCHES, ROWS, WIDTH);
    }

    private static void assertDeliveredInOrder(ChannelFixture run, long limit) throws Exception {
        Map<Integer, ReceivedPartition> waiting = new TreeMap<>();
        int next = 0;
        while (next < PARTITIONS) {
            ReceivedPartition received = run.next(ChannelEvent.Committed.class).partition();
            assertTrue(run.channel.spilledBytes() <= limit, "over the limit");
            waiting.put(received.partition(), received);
            while (waiting.containsKey(next)) {
                List<String> rows = ChannelFixture.deliver(waiting.remove(next));
                assertEquals(BATCHES * ROWS, rows.size());
                assertTrue(rows.get(0).startsWith(ChannelFixture.path(next, 0)), rows.get(0));
                next++;
            }
        }
    }
}
