package io.deltareplay.channel;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Hears what the launcher has to say to a task, on a thread of its own, also while the task waits for its bytes to be taken. */
final class TaskListener implements Runnable {
    private static final Duration EXPLANATION_DEADLINE = Duration.ofSeconds(2);

    /** The launcher's heartbeats are the deadline. */
    private static final Duration FOREVER = Duration.ofDays(365);

    /** How a stream stands. */
    private sealed interface State {
        /** In line. */
        record Waiting() implements State {}

        record Going() implements State {}

        record Heard() implements State {}

        /** The launcher has the partition. */
        record Settled(long rows) implements State {}

        record Yielded() implements State {}

        record Lost(String reason, @Nullable IOException cause) implements State {}

        default boolean ended() {
            return !(this instanceof Waiting || this instanceof Going);
        }
    }

    private final ClientConnection connection;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private State state = new State.Waiting();

    private TaskListener(ClientConnection connection) {
        this.connection = connection;
    }

    static TaskListener start(ClientConnection connection) {
        TaskListener listener = new TaskListener(connection);
        Thread thread = new Thread(listener, "delta-replay-task-listener");
        thread.setDaemon(true);
        thread.start();
        return listener;
    }

    @Override
    public void run() {
        try {
            FrameReader reader = connection.reader();
            while (reader.next()) {
                hear(reader);
            }
            become(new State.Lost("the launcher closed the connection", null));
        } catch (SocketTimeoutException e) {
            become(new State.Lost("the launcher gave no sign of life in time", e));
        } catch (IOException | RuntimeException e) {
            IOException cause = e instanceof IOException failure ? failure : new IOException(e);
            become(new State.Lost("the connection to the launcher broke: " + e.getMessage(), cause));
        } finally {
            // Wakes a writer whose bytes nobody takes any more.
            connection.close();
        }
    }

    private void hear(FrameReader reader) throws IOException {
        switch (reader.type()) {
            case Frame.HEARTBEAT -> {}
            case Frame.HEARTBEAT_WANTED -> connection.writer().heartbeat(false);
            case Frame.GO -> become(new State.Going());
            case Frame.HEARD -> become(new State.Heard());
            case Frame.COMMITTED -> end(new State.Settled(reader.payload().readLong()));
            case Frame.YIELD -> end(new State.Yielded());
            case Frame.REFUSED -> {
                byte[] reason = reader.payload().readNBytes(1 << 10);
                end(new State.Lost("the launcher refused: " + new String(reason, StandardCharsets.UTF_8), null));
            }
            default -> throw new ViolationException("an unexpected frame of type " + reader.type());
        }
    }

    private void end(State last) {
        become(last);
        connection.close();
    }

    private void become(State next) {
        lock.lock();
        try {
            if (!state.ended()) {
                state = next;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    boolean settled() {
        return current() instanceof State.Settled;
    }

    /** Only after {@link #settled}. */
    long settledRows() throws IOException {
        return current() instanceof State.Settled settled ? settled.rows() : awaitSettled();
    }

    void awaitGo() throws IOException {
        State reached = await(FOREVER, true);
        if (!(reached instanceof State.Going || reached instanceof State.Settled)) {
            throw failure(reached, null);
        }
    }

    long awaitSettled() throws IOException {
        State reached = await(FOREVER, false);
        if (reached instanceof State.Settled settled) {
            return settled.rows();
        }
        throw failure(reached, null);
    }

    void awaitHeard(Duration deadline) throws IOException {
        State reached = await(deadline, false);
        if (!(reached instanceof State.Heard || reached instanceof State.Settled)) {
            throw failure(reached, null);
        }
    }

    /** Finds out why sending failed. Returns normally when it does not matter, as the launcher has the partition. */
    void explain(IOException sendFailure) throws IOException {
        State reached = await(EXPLANATION_DEADLINE, false);
        if (!(reached instanceof State.Settled)) {
            throw failure(reached, sendFailure);
        }
    }

    private State current() {
        lock.lock();
        try {
            return state;
        } finally {
            lock.unlock();
        }
    }

    private State await(Duration deadline, boolean goSuffices) throws IOException {
        long left = deadline.toNanos();
        lock.lock();
        try {
            while (!state.ended() && !(goSuffices && state instanceof State.Going) && left > 0) {
                left = changed.awaitNanos(left);
            }
            return state;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for the launcher");
        } finally {
            lock.unlock();
        }
    }

    private static IOException failure(State state, @Nullable IOException sendFailure) {
        if (state instanceof State.Yielded) {
            return new YieldException("the launcher needs the spill space that this attempt holds");
        }
        if (state instanceof State.Lost lost) {
            return new IOException(lost.reason(), lost.cause() == null ? sendFailure : lost.cause());
        }
        return new IOException("the launcher did not answer in time", sendFailure);
    }
}
