package io.deltareplay.launcher.distributed;

import java.util.ArrayDeque;
import java.util.Deque;

/// What is left to do when the result is out: an application that is through takes its time to end, for which
/// nobody
/// has to wait who waits for the result. Not thread-safe.
public final class Epilogue implements AutoCloseable {
    private final Deque<Runnable> deeds = new ArrayDeque<>();

    /// Leaves something to do; the last is done first.
    void add(Runnable deed) {
        deeds.push(deed);
    }

    /// Does all of it.
    @Override
    public void close() {
        RuntimeException problem = null;
        while (!deeds.isEmpty()) {
            try {
                deeds.pop().run();
            } catch (RuntimeException e) {
                if (problem == null) {
                    problem = e;
                } else {
                    problem.addSuppressed(e);
                }
            }
        }
        if (problem != null) {
            throw problem;
        }
    }
}
