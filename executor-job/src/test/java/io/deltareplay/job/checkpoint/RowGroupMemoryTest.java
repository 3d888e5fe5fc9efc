package io.deltareplay.job.checkpoint;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RowGroupMemoryTest {
    private final RowGroupMemory memory = new RowGroupMemory(10 << 20);

    /** Takes memory in another thread, and says when it has it. */
    private CountDownLatch taking(long bytes) {
        CountDownLatch taken = new CountDownLatch(1);
        Thread thread = new Thread(() -> {
            try (RowGroupMemory.Taken mine = memory.take(bytes)) {
                taken.countDown();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        thread.setDaemon(true);
        thread.start();
        return taken;
    }

    @Test
    void rowGroupsThatDoNotFitTogetherAreReadOneAfterTheOther() throws InterruptedException {
        CountDownLatch second;
        try (RowGroupMemory.Taken first = memory.take(6 << 20)) {
            assertTrue(taking(3 << 20).await(10, TimeUnit.SECONDS), "it fits");
            second = taking(6 << 20);
            assertFalse(second.await(100, TimeUnit.MILLISECONDS));
        }
        assertTrue(second.await(10, TimeUnit.SECONDS));
    }

    @Test
    void aRowGroupLargerThanTheLimitIsReadAlone() throws InterruptedException {
        CountDownLatch other;
        try (RowGroupMemory.Taken huge = memory.take(1L << 40)) {
            other = taking(1);
            assertFalse(other.await(100, TimeUnit.MILLISECONDS));
        }
        assertTrue(other.await(10, TimeUnit.SECONDS));
    }
}
