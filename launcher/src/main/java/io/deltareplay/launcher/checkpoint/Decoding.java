package io.deltareplay.launcher.checkpoint;

import dev.hardwood.HardwoodContext;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// The threads that checkpoint files are decoded on, for one replay. Close it after the readers that use it.
public final class Decoding implements AutoCloseable {
    private final ExecutorService executor = Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(),
            Thread.ofPlatform().daemon().name("decode-", 0).factory());
    private @Nullable HardwoodContext hardwood;

    /// Makes pages ready ahead.
    Executor executor() {
        return executor;
    }

    /// What Hardwood's own readers need. Made when first asked for: most checkpoints are read without them.
    HardwoodContext hardwood() {
        if (hardwood == null) {
            // Hardwood would fetch up to 128 MiB of a column at once, twice. Read once, when its classes load.
            boundOnce("hardwood.internal.sequentialChunkSize", 1 << 20);
            boundOnce("hardwood.internal.maxCoalescedBytes", 1 << 20);
            boundOnce("hardwood.internal.maxOutstanding", 2);
            hardwood = HardwoodContext.create();
        }
        return hardwood;
    }

    private static void boundOnce(String property, int value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, Integer.toString(value));
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
        if (hardwood != null) {
            hardwood.close();
        }
    }
}
