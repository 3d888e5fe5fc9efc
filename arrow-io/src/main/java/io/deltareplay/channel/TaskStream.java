package io.deltareplay.channel;

import io.deltareplay.request.ReplayProblem;
import java.io.IOException;
import java.time.Duration;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.ipc.WriteChannel;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * A task's stream of one partition to the launcher. It counts only once {@link #commit} has returned.
 *
 * <p>Used by one thread; {@link #close} may come from any, and ends whatever the other waits for.
 */
public final class TaskStream implements AutoCloseable {
    private static final Duration CONNECT_DEADLINE = Duration.ofSeconds(20);
    private static final Duration REPORT_DEADLINE = Duration.ofSeconds(5);

    private final TaskAccess access;
    private final Handshake.Caller caller;
    private final ClientConnection connection;
    private final TaskListener listener;
    private final PieceOutput output;
    private final WriteChannel channel;
    private final Schema schema;
    private long rows;

    private TaskStream(
            TaskAccess access,
            Handshake.Caller caller,
            ClientConnection connection,
            TaskListener listener,
            Schema schema) {
        this.access = access;
        this.caller = caller;
        this.connection = connection;
        this.listener = listener;
        this.schema = schema;
        this.output = new PieceOutput(connection.writer(), connection.encrypted());
        this.channel = new WriteChannel(output);
    }

    /**
     * Connects, and waits in line until the launcher has room for the first bytes. To be called when the first batch is ready, since
     * who has come first has the first claim on the launcher's spill space.
     *
     * @param attempt tells the attempts at one partition apart
     * @param schema of all batches
     * @param allocator of the batches
     */
    public static TaskStream open(
            TaskAccess access, int partition, long attempt, Schema schema, BufferAllocator allocator)
            throws IOException {
        return open(access, partition, attempt, schema, DriverConnection.SILENCE_DEADLINE);
    }

    static TaskStream open(TaskAccess access, int partition, long attempt, Schema schema, Duration silence)
            throws IOException {
        Handshake.Caller caller = new Handshake.Caller(Role.TASK, partition, attempt);
        ClientConnection connection = ClientConnection.open(access, caller, CONNECT_DEADLINE, silence);
        TaskStream stream = new TaskStream(access, caller, connection, TaskListener.start(connection), schema);
        try {
            stream.listener.awaitGo();
            if (!stream.superseded()) {
                stream.attempt(() -> MessageSerializer.serialize(stream.channel, schema));
            }
            return stream;
        } catch (IOException e) {
            stream.close();
            throw e;
        }
    }

    /** Whether another attempt at this partition has won already, so that nothing more needs to be sent. */
    public boolean superseded() {
        return listener.settled();
    }

    /**
     * Sends a batch; waits while the launcher has no room. Does nothing when {@link #superseded}.
     *
     * @throws YieldException when this attempt must give way to another partition
     * @throws IOException when the launcher is gone, or gave this attempt up
     */
    public void write(VectorSchemaRoot batch) throws IOException {
        if (!batch.getSchema().getFields().equals(schema.getFields())) {
            throw new IllegalArgumentException("expected batches of %s, got %s"
                    .formatted(schema.getFields(), batch.getSchema().getFields()));
        }
        if (superseded()) {
            return;
        }
        try (ArrowRecordBatch record = new VectorUnloader(batch).getRecordBatch()) {
            attempt(() -> MessageSerializer.serialize(channel, record));
        }
        rows += batch.getRowCount();
    }

    /**
     * Ends the stream. Returns when the launcher has verified it, or has the partition from another attempt.
     *
     * @return the rows that count for this partition: those that were sent, or when nothing more had to be sent those of the other
     *     attempt
     * @throws YieldException when this attempt must give way to another partition
     * @throws IOException when the launcher is gone, or did not accept what it got
     */
    public long commit() throws IOException {
        if (superseded()) {
            return listener.settledRows();
        }
        attempt(() -> {
            channel.writeIntLittleEndian(MessageSerializer.IPC_CONTINUATION_TOKEN);
            channel.writeIntLittleEndian(0);
            output.flush();
            Trailer trailer = new Trailer(rows, output.bytes(), output.checksum());
            connection.writer().send(Frame.TRAILER, trailer::writeTo);
        });
        listener.awaitSettled();
        return rows;
    }

    /**
     * Tells the launcher why this attempt ends without being committed.
     *
     * @throws IOException when it cannot be told
     */
    public void fail(ReplayProblem problem) throws IOException {
        if (superseded()) {
            return;
        }
        // Not behind what was sent, which the launcher may not have room for.
        reportFailure(access, caller.partition(), caller.attempt(), problem);
    }

    /**
     * Tells the launcher why a task ends that has no stream.
     *
     * @param partition -1 for a task that reads for all partitions
     * @throws IOException when it cannot be told
     */
    public static void reportFailure(TaskAccess access, int partition, long attempt, ReplayProblem problem)
            throws IOException {
        Handshake.Caller caller = new Handshake.Caller(Role.REPORT, partition, attempt);
        try (ClientConnection connection = ClientConnection.open(access, caller, CONNECT_DEADLINE, REPORT_DEADLINE)) {
            TaskListener listener = TaskListener.start(connection);
            connection.writer().send(Frame.PROBLEM, problem::writeTo);
            listener.awaitHeard(REPORT_DEADLINE);
        }
    }

    /** Ends the connection. What was not committed is thrown away. */
    @Override
    public void close() {
        connection.close();
        output.close();
    }

    private interface Action {
        void run() throws IOException;
    }

    private void attempt(Action action) throws IOException {
        try {
            action.run();
        } catch (IOException e) {
            listener.explain(e);
        }
    }
}
