package io.deltareplay.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.deltareplay.filelist.FileColumn;
import io.deltareplay.filelist.FileListSchema;
import io.deltareplay.request.ReplayRequest;
import io.deltareplay.request.SegmentFile;
import io.deltareplay.request.Strategy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;

/** A channel on loopback with what its other side needs. Closing it checks that no buffer is left. */
final class ChannelFixture implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(20);
    static final ReplayRequest REQUEST = new ReplayRequest(
            "/data/table",
            7,
            "file:",
            List.of(new SegmentFile("/data/7.json", "file:///data/7.json", 10, 7, SegmentFile.Kind.COMMIT)),
            EnumSet.of(FileColumn.PATH, FileColumn.SIZE),
            Strategy.WINDOW,
            4);
    static final Schema SCHEMA = FileListSchema.of(REQUEST.columns(), Map.of());
    static final ThreadFactory THREADS = task -> {
        Thread thread = new Thread(task, "channel-test");
        thread.setDaemon(true);
        return thread;
    };

    final BufferAllocator allocator = new RootAllocator(64 << 20);
    final BufferAllocator executorAllocator = new RootAllocator(64 << 20);
    final ResultChannel channel;
    final ExecutorService tasks = Executors.newCachedThreadPool(THREADS);

    ChannelFixture(ChannelOptions options) throws IOException {
        this(options, SpillFile.Opener.in(options.spillFolder()), Optional.empty());
    }

    ChannelFixture(ChannelOptions options, ReplayRequest request) throws IOException {
        channel = ResultChannel.open(
                options, Optional.empty(), request, allocator, THREADS, SpillFile.Opener.in(options.spillFolder()));
    }

    ChannelFixture(ChannelOptions options, SpillFile.Opener opener, Optional<TlsIdentity> tls) throws IOException {
        channel = ResultChannel.open(options, tls, REQUEST, allocator, THREADS, opener);
    }

    static ChannelFixture in(Path folder) throws IOException {
        return new ChannelFixture(ChannelOptions.defaults(folder, 64 << 20));
    }

    ChannelCredential credential() {
        return ChannelCredential.parse(channel.credential());
    }

    TaskAccess access() {
        return new TaskAccess(
                channel.address(), credential().key(Role.TASK), credential().fingerprint());
    }

    DriverConnection driver() throws IOException {
        return DriverConnection.open(channel.address(), credential(), PATIENCE);
    }

    TaskStream stream(int partition, long attempt) throws IOException {
        return TaskStream.open(access(), partition, attempt, SCHEMA, executorAllocator);
    }

    /** A batch of rows whose paths tell partition and number; about {@code width} bytes each. */
    VectorSchemaRoot batch(int partition, int from, int rows, int width) {
        VectorSchemaRoot root = VectorSchemaRoot.create(SCHEMA, executorAllocator);
        VarCharVector paths = (VarCharVector) root.getVector(0);
        BigIntVector sizes = (BigIntVector) root.getVector(1);
        for (int row = 0; row < rows; row++) {
            String path = path(partition, from + row);
            paths.setSafe(
                    row, (path + ".".repeat(Math.max(0, width - path.length()))).getBytes(StandardCharsets.UTF_8));
            sizes.setSafe(row, from + row);
        }
        root.setRowCount(rows);
        return root;
    }

    static String path(int partition, int row) {
        return "part-" + partition + "/" + row;
    }

    /** Writes a partition's rows in batches, without committing them. */
    void write(TaskStream stream, int partition, int batches, int rows, int width) throws IOException {
        for (int i = 0; i < batches; i++) {
            try (VectorSchemaRoot batch = batch(partition, i * rows, rows, width)) {
                stream.write(batch);
            }
        }
    }

    /** Streams and commits a partition. */
    long send(int partition, long attempt, int batches, int rows, int width) throws IOException {
        try (TaskStream stream = stream(partition, attempt)) {
            write(stream, partition, batches, rows, width);
            return stream.commit();
        }
    }

    /** The next event, which has to be of the type. */
    <E extends ChannelEvent> E next(Class<E> type) throws InterruptedException {
        ChannelEvent event = channel.next(PATIENCE);
        assertNotNull(event, "no event in time; expected " + type.getSimpleName());
        return assertInstanceOf(type, event);
    }

    /** The rows of a committed partition, which is closed then. */
    static List<String> deliver(ReceivedPartition partition) throws IOException {
        List<String> paths = new ArrayList<>();
        try (partition) {
            partition.forEachBatch(root -> {
                VarCharVector vector = (VarCharVector) root.getVector(0);
                for (int row = 0; row < root.getRowCount(); row++) {
                    paths.add(new String(vector.get(row), StandardCharsets.UTF_8));
                }
            });
        }
        assertEquals(paths.size(), partition.rows());
        return paths;
    }

    /** Attempts that were in vain free their space on threads of their own. */
    void awaitEmptySpill() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (channel.spilledBytes() != 0 && System.nanoTime() - end < 0) {
            Thread.yield();
        }
        assertEquals(0, channel.spilledBytes(), "bytes left in the spill folder");
    }

    /** The result of a task, in time. */
    static <T> T get(Future<T> future) throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        channel.close();
        tasks.shutdownNow();
        assertEquals(0, allocator.getAllocatedMemory(), "bytes left on the launcher's side");
        allocator.close();
        assertEquals(0, executorAllocator.getAllocatedMemory(), "bytes left on the executors' side");
        executorAllocator.close();
    }
}
