package io.deltareplay.channel;

import io.deltareplay.request.ApplicationFacts;
import io.deltareplay.request.JobPlan;
import io.deltareplay.request.JobProgress;
import io.deltareplay.request.ReplayProblem;
import io.deltareplay.request.ReplayRequest;
import io.deltareplay.request.ReplayTotals;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A driver's connection to the launcher: it takes the request, and tells how the job goes. Thread-safe. */
public final class DriverConnection implements JobPlan, AutoCloseable {
    /** After how long without a sign of life the launcher counts as gone. */
    static final Duration SILENCE_DEADLINE = Duration.ofSeconds(30);

    private static final Duration LAST_WORD_DEADLINE = Duration.ofSeconds(30);

    private final ClientConnection connection;
    private final ReplayRequest request;
    private final TaskAccess taskAccess;
    private final CountDownLatch heard = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Object stopLock = new Object();
    private @Nullable Runnable stopHandler;
    private boolean stopped;
    private boolean closed;

    private DriverConnection(ClientConnection connection, ReplayRequest request, TaskAccess taskAccess) {
        this.connection = connection;
        this.request = request;
        this.taskAccess = taskAccess;
    }

    /**
     * Connects and takes the request.
     *
     * @param address the launcher's {@code host:port}
     * @param deadline for connecting
     */
    public static DriverConnection open(String address, ChannelCredential credential, Duration deadline)
            throws IOException {
        return open(address, credential, deadline, SILENCE_DEADLINE);
    }

    static DriverConnection open(String address, ChannelCredential credential, Duration deadline, Duration silence)
            throws IOException {
        TaskAccess access = new TaskAccess(address, credential.key(Role.DRIVER), credential.fingerprint());
        ClientConnection connection = ClientConnection.open(access, Handshake.Caller.DRIVER, deadline, silence);
        try {
            TaskAccess forTasks = new TaskAccess(address, credential.key(Role.TASK), credential.fingerprint());
            DriverConnection driver = new DriverConnection(connection, takeRequest(connection.reader()), forTasks);
            Thread thread = new Thread(driver::listen, "delta-replay-driver-listener");
            thread.setDaemon(true);
            thread.start();
            return driver;
        } catch (IOException e) {
            connection.close();
            throw e;
        }
    }

    /** What to replay. */
    public ReplayRequest request() {
        return request;
    }

    /** What the job's tasks need to open their streams. */
    public TaskAccess taskAccess() {
        return taskAccess;
    }

    /** Tells that the application runs. */
    public void registered(ApplicationFacts facts) {
        send(Frame.REGISTERED, facts::writeTo);
    }

    @Override
    public void planned(int partitions) {
        send(Frame.PLANNED, out -> out.writeInt(partitions));
    }

    @Override
    public void ranged(int partitions, long largestBytes) {
        send(Frame.RANGED, out -> {
            out.writeInt(partitions);
            out.writeLong(largestBytes);
        });
    }

    /** Tells how far the job is. */
    public void progress(JobProgress progress) {
        send(Frame.PROGRESS, progress::writeTo);
    }

    /**
     * Tells that the job is through, after its last task was committed.
     *
     * @return whether the launcher has heard it; false when it is gone or does not answer in time
     */
    public boolean done(ReplayTotals totals) {
        return lastWord(Frame.DONE, totals::writeTo);
    }

    /**
     * Tells why the job failed.
     *
     * @return whether the launcher has heard it; false when it is gone or does not answer in time
     */
    public boolean failed(ReplayProblem problem) {
        return lastWord(Frame.PROBLEM, problem::writeTo);
    }

    /**
     * What to do when the launcher asks to stop or is gone. Runs once, on another thread, not after {@link #close}; also when that has
     * happened already.
     */
    public void onStop(Runnable handler) {
        boolean late;
        synchronized (stopLock) {
            stopHandler = handler;
            late = stopped && !closed;
        }
        if (late) {
            Thread thread = new Thread(handler, "delta-replay-driver-stop");
            thread.setDaemon(true);
            thread.start();
        }
    }

    @Override
    public void close() {
        synchronized (stopLock) {
            closed = true;
        }
        connection.close();
    }

    private boolean lastWord(byte type, FrameWriter.Content content) {
        send(type, content);
        long end = System.nanoTime() + LAST_WORD_DEADLINE.toNanos();
        try {
            while (System.nanoTime() - end < 0) {
                if (heard.await(20, TimeUnit.MILLISECONDS)) {
                    return true;
                }
                if (ended.getCount() == 0) {
                    return heard.getCount() == 0;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private void send(byte type, FrameWriter.Content content) {
        try {
            connection.writer().send(type, content);
        } catch (IOException e) {
            // The listener hears of it too, and stops the job.
            connection.close();
        }
    }

    private void listen() {
        try {
            FrameReader reader = connection.reader();
            while (reader.next()) {
                switch (reader.type()) {
                    case Frame.HEARTBEAT_WANTED -> connection.writer().heartbeat(false);
                    case Frame.STOP -> stop();
                    case Frame.HEARD -> heard.countDown();
                    default -> throw new ViolationException("an unexpected frame of type " + reader.type());
                }
            }
        } catch (IOException e) {
            // Whatever it was, the launcher is not there any more.
            connection.close();
        } finally {
            connection.close();
            ended.countDown();
            stop();
        }
    }

    private void stop() {
        Runnable handler;
        synchronized (stopLock) {
            handler = stopped || closed ? null : stopHandler;
            stopped = true;
        }
        if (handler != null) {
            handler.run();
        }
    }

    private static ReplayRequest takeRequest(FrameReader reader) throws IOException {
        while (reader.next()) {
            switch (reader.type()) {
                case Frame.HEARTBEAT_WANTED -> {}
                case Frame.REQUEST -> {
                    return ReplayRequest.readFrom(reader.payload());
                }
                case Frame.REFUSED ->
                    throw new IOException("the launcher refused: "
                            + new String(reader.payload().readNBytes(1 << 10), StandardCharsets.UTF_8));
                default -> throw new ViolationException("an unexpected frame of type " + reader.type());
            }
        }
        throw new EOFException("the launcher closed the connection without a request");
    }
}
