package io.deltareplay.channel;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Events on their way to the one who delivers. Bounded without ever making a sender wait: what may repeat is kept once. Thread-safe. */
final class EventQueue {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<ChannelEvent> events = new ArrayDeque<>();
    private boolean taskFailed;
    private boolean broken;
    private boolean closed;

    void add(ChannelEvent event) {
        lock.lock();
        try {
            if (closed) {
                if (event instanceof ChannelEvent.Committed committed) {
                    committed.partition().close();
                }
                return;
            }
            if (event instanceof ChannelEvent.Progress) {
                events.removeIf(earlier -> earlier instanceof ChannelEvent.Progress);
            }
            events.addLast(event);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** All tasks that read a damaged file say the same. */
    void addTaskFailure(ChannelEvent.Failed failure) {
        lock.lock();
        try {
            if (!taskFailed) {
                taskFailed = true;
                add(failure);
            }
        } finally {
            lock.unlock();
        }
    }

    /** The first reason is the one that others follow from. */
    void addBroken(TransferProblem problem) {
        lock.lock();
        try {
            if (!broken) {
                broken = true;
                add(new ChannelEvent.Broken(problem));
            }
        } finally {
            lock.unlock();
        }
    }

    @Nullable
    ChannelEvent next(Duration patience) throws InterruptedException {
        long left = patience.toNanos();
        lock.lockInterruptibly();
        try {
            while (events.isEmpty() && left > 0 && !closed) {
                left = changed.awaitNanos(left);
            }
            return events.pollFirst();
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            for (ChannelEvent event : events) {
                if (event instanceof ChannelEvent.Committed committed) {
                    committed.partition().close();
                }
            }
            events.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
