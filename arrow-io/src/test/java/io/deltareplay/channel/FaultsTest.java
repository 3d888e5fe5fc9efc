package io.deltareplay.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.deltareplay.request.ReplayTotals;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that happens to tasks at once: whatever the order, each partition arrives once and whole. */
@Timeout(120)
class FaultsTest {
    private static final int PARTITIONS = 12;
    private static final int ROWS = 256;
    private static final int WIDTH = 1000;
    private static final int MAX_BATCHES = 8;
    private static final int SLOTS = 4;

    private final AtomicLong attempts = new AtomicLong();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void nothingIsLostOrDoubled(long seed) throws Exception {
        long limit = (long) MAX_BATCHES * ROWS * WIDTH * 5 / 4;
        ExecutorService slots = Executors.newFixedThreadPool(SLOTS, ChannelFixture.THREADS);
        try (ChannelFixture run = new ChannelFixture(ChannelOptions.defaults(folder, limit));
                DriverConnection driver = run.driver()) {
            Random random = new Random(seed);
            int[] batches = random.ints(PARTITIONS, 0, MAX_BATCHES + 1).toArray();
            List<Future<Long>> tasks = new ArrayList<>();
            for (int partition = 0; partition < PARTITIONS; partition++) {
                int number = partition;
                for (int copy = 0; copy < 1 + random.nextInt(2); copy++) {
                    long fate = random.nextLong();
                    tasks.add(slots.submit(() -> untilCommitted(run, number, batches[number], new Random(fate))));
                }
            }
            long rows = 0;
            Set<Integer> seen = new HashSet<>();
            while (seen.size() < PARTITIONS) {
                ReceivedPartition received =
                        run.next(ChannelEvent.Committed.class).partition();
                int partition = received.partition();
                assertTrue(seen.add(partition), "partition %d twice".formatted(partition));
                List<String> paths = ChannelFixture.deliver(received);
                assertEquals(batches[partition] * ROWS, paths.size());
                for (int row = 0; row < paths.size(); row++) {
                    assertTrue(paths.get(row).startsWith(ChannelFixture.path(partition, row) + "."));
                }
                rows += paths.size();
                assertTrue(run.channel.spilledBytes() <= limit);
            }
            for (Future<Long> task : tasks) {
                ChannelFixture.get(task);
            }
            assertTrue(driver.done(new ReplayTotals(PARTITIONS, rows, rows, 0, List.of())));
            assertEquals(rows, run.next(ChannelEvent.Done.class).totals().rows());
            run.awaitEmptySpill();
            assertNull(run.channel.next(Duration.ofMillis(10)));
        } finally {
            slots.shutdownNow();
        }
    }

    /** As Spark does it: an attempt that was cut, or had to yield, is followed by another one. */
    private long untilCommitted(ChannelFixture run, int partition, int batches, Random fate) throws IOException {
        while (true) {
            try (TaskStream stream = run.stream(partition, attempts.incrementAndGet())) {
                int cutAfter = fate.nextInt(3) == 0 ? fate.nextInt(batches + 1) : batches;
                run.write(stream, partition, cutAfter, ROWS, WIDTH);
                if (cutAfter == batches) {
                    long rows = stream.commit();
                    assertEquals((long) batches * ROWS, rows);
                    return rows;
                }
            } catch (YieldException e) {
                continue;
            }
        }
    }
}
