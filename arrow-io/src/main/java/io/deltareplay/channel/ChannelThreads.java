package io.deltareplay.channel;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;

/** The threads of a channel, so that closing it can wait for them. */
final class ChannelThreads {
    private final ThreadFactory factory;
    private final Set<Thread> running = ConcurrentHashMap.newKeySet();

    ChannelThreads(ThreadFactory factory) {
        this.factory = factory;
    }

    void start(Runnable task) {
        Thread thread = factory.newThread(() -> {
            try {
                task.run();
            } finally {
                running.remove(Thread.currentThread());
            }
        });
        if (thread == null) {
            throw new IllegalStateException("the factory makes no more threads");
        }
        running.add(thread);
        thread.start();
        if (!thread.isAlive()) {
            running.remove(thread);
        }
    }

    /** Waits until all have ended, or the deadline is over. */
    void join(Duration deadline) {
        long end = System.nanoTime() + deadline.toNanos();
        try {
            for (Thread thread : running) {
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left > 0 && thread != Thread.currentThread()) {
                    thread.join(left);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
