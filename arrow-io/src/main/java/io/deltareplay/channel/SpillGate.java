package io.deltareplay.channel;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** Makes connections wait for what a {@link SpillPolicy} gives them. Thread-safe. */
final class SpillGate {
    /** How often those who wait look whether the privileged claim has fallen asleep. */
    private static final long LOOK_MILLIS = 1000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final SpillPolicy space;
    private final Consumer<SpillClaim> onEvicted;
    private boolean closed;

    /** @param onEvicted tells a claim's holder to yield; called without a lock */
    SpillGate(SpillPolicy space, Consumer<SpillClaim> onEvicted) {
        this.space = space;
        this.onEvicted = onEvicted;
    }

    /** The claim has ended. */
    static final class EndedException extends IOException {
        private static final long serialVersionUID = 1;

        private final transient SpillClaim.State state;

        EndedException(SpillClaim.State state) {
            super("the attempt ended: " + state);
            this.state = state;
        }

        SpillClaim.State state() {
            return state;
        }
    }

    /** One partition alone exceeds the limit. */
    static final class LimitException extends IOException {
        private static final long serialVersionUID = 1;

        LimitException() {
            super("one partition exceeds the spill limit");
        }
    }

    @FunctionalInterface
    private interface Request {
        SpillPolicy.Answer ask(long now);
    }

    int largestPiece() {
        return (int) Math.min(space.largestPiece(), 1 << 20);
    }

    void arrive(SpillClaim claim) {
        lock.lock();
        try {
            space.arrive(claim);
        } finally {
            lock.unlock();
        }
    }

    /** Waits until it is the claim's turn. */
    void admit(SpillClaim claim) throws IOException, InterruptedException {
        await(claim, now -> space.admit(claim, now));
    }

    /** Waits until the claim has got the space. */
    void take(SpillClaim claim, long bytes) throws IOException, InterruptedException {
        await(claim, now -> space.take(claim, bytes, now));
    }

    /** Waits until the claim's partition is taken for complete. */
    void commit(SpillClaim claim) throws IOException, InterruptedException {
        await(claim, now -> space.commit(claim, now));
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** No partition takes more than this. */
    void bound(long largestBytes) {
        lock.lock();
        try {
            space.bound(largestBytes);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void supersede(SpillClaim claim) {
        lock.lock();
        try {
            changed.signalAll();
            space.supersede(claim);
        } finally {
            lock.unlock();
        }
    }

    void release(SpillClaim claim) {
        lock.lock();
        try {
            changed.signalAll();
            space.release(claim);
        } finally {
            lock.unlock();
        }
    }

    long used() {
        lock.lock();
        try {
            return space.used();
        } finally {
            lock.unlock();
        }
    }

    /** Ends all waiting. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void await(SpillClaim claim, Request request) throws IOException, InterruptedException {
        boolean announced = false;
        while (true) {
            SpillPolicy.Answer answer;
            List<SpillClaim> evicted;
            lock.lock();
            try {
                answer = closed ? SpillPolicy.Answer.ENDED : request.ask(System.nanoTime());
                evicted = space.takeEvicted();
                if (evicted.isEmpty() && answer == SpillPolicy.Answer.WAIT) {
                    if (!announced) {
                        // Who waits can be made to yield: that may be what another one waits for.
                        announced = true;
                        changed.signalAll();
                    }
                    long ignored = changed.awaitNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS));
                    continue;
                }
                if (!evicted.isEmpty()) {
                    changed.signalAll();
                }
            } finally {
                lock.unlock();
            }
            evicted.forEach(onEvicted);
            switch (answer) {
                case GRANTED -> {
                    return;
                }
                case TOO_LARGE -> throw new LimitException();
                case ENDED -> throw new EndedException(claim.state());
                case WAIT -> {}
            }
        }
    }
}
