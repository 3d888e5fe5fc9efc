package io.deltareplay.launcher.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;

/// Waits for what other processes do, never without a deadline.
final class Waiting {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration LOOK = Duration.ofMillis(50);

    private Waiting() {}

    static void until(String what, Callable<Boolean> condition) throws Exception {
        until(what, PATIENCE, condition);
    }

    static void until(String what, Duration patience, Callable<Boolean> condition) throws Exception {
        forSome(what, patience, () -> condition.call() ? Optional.of(true) : Optional.empty());
    }

    /// What is there as soon as it is there.
    static <T> T forSome(String what, Callable<Optional<T>> source) throws Exception {
        return forSome(what, PATIENCE, source);
    }

    private static <T> T forSome(String what, Duration patience, Callable<Optional<T>> source) throws Exception {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            Optional<T> found = source.call();
            if (found.isPresent()) {
                return found.get();
            }
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("within %s never seen: %s".formatted(patience, what));
            }
            Thread.sleep(LOOK);
        }
    }
}
