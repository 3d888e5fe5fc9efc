package io.deltareplay.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class BackpressureTest {
    private static final int ROWS = 512;
    private static final int WIDTH = 1000;

    @TempDir
    Path folder;

    /** Comes back as a new attempt when it has to yield, as Spark's tasks do. */
    private static int sendAsSparkDoes(ChannelFixture run, int partition, int batches) throws IOException {
        return sendUntilTaken(run, partition, batches, ROWS, WIDTH);
    }

    /** Sends a partition again whenever its attempt has to yield; returns how often. */
    static int sendUntilTaken(ChannelFixture run, int partition, int batches, int rows, int width) throws IOException {
        for (int attempt = 0; ; attempt++) {
            try {
                assertEquals((long) batches * rows, run.send(partition, attempt, batches, rows, width));
                return attempt;
            } catch (YieldException e) {
                continue;
            }
        }
    }

    @Test
    void aLimitBelowTwoPartitionsLetsAllThroughOneAfterTheOther() throws Exception {
        int partitions = 6;
        int batches = 16;
        long partitionBytes = (long) batches * ROWS * WIDTH;
        long limit = partitionBytes * 3 / 2;
        try (ChannelFixture run = new ChannelFixture(ChannelOptions.defaults(folder, limit))) {
            List<Future<Integer>> sent = new ArrayList<>();
            for (int i = 0; i < partitions; i++) {
                int partition = i;
                sent.add(run.tasks.submit(() -> sendAsSparkDoes(run, partition, batches)));
            }
            Set<Integer> seen = new HashSet<>();
            long most = 0;
            while (seen.size() < partitions) {
                ReceivedPartition received =
                        run.next(ChannelEvent.Committed.class).partition();
                most = Math.max(most, run.channel.spilledBytes());
                assertTrue(seen.add(received.partition()), "twice: " + received.partition());
                List<String> rows = ChannelFixture.deliver(received);
                assertEquals(batches * ROWS, rows.size());
                assertTrue(rows.get(0).startsWith(ChannelFixture.path(received.partition(), 0)));
            }
            assertTrue(most <= limit, most + " bytes spilled");
            for (Future<Integer> each : sent) {
                ChannelFixture.get(each);
            }
            run.awaitEmptySpill();
        }
    }

    @Test
    void whoeverHoldsWhatTheFirstNeedsYieldsAndWaitsInLine() throws Exception {
        long limit = 16L * ROWS * WIDTH;
        try (ChannelFixture run = new ChannelFixture(ChannelOptions.defaults(folder, limit))) {
            TaskStream first = run.stream(0, 0);
            TaskStream second = run.stream(1, 0);
            Future<?> full = run.tasks.submit(() -> {
                run.write(second, 1, 100, ROWS, WIDTH);
                return null;
            });
            Future<Long> through = run.tasks.submit(() -> {
                run.write(first, 0, 15, ROWS, WIDTH);
                return first.commit();
            });
            ExecutionException yielded = assertThrows(ExecutionException.class, () -> ChannelFixture.get(full));
            assertEquals(YieldException.class, yielded.getCause().getClass());
            Future<Long> again = run.tasks.submit(() -> run.send(1, 1, 4, ROWS, WIDTH));
            assertEquals(15L * ROWS, ChannelFixture.get(through));
            ChannelFixture.deliver(run.next(ChannelEvent.Committed.class).partition());
            assertEquals(4L * ROWS, ChannelFixture.get(again));
            first.close();
            second.close();
        }
    }

    @Test
    void aSlowConsumerSlowsTheTasksAndMemoryStaysFlat() throws Exception {
        long limit = 2 << 20;
        int partitions = 12;
        AtomicInteger committed = new AtomicInteger();
        try (ChannelFixture run = new ChannelFixture(ChannelOptions.defaults(folder, limit))) {
            List<Future<?>> sent = new ArrayList<>();
            for (int i = 0; i < partitions; i++) {
                int partition = i;
                sent.add(run.tasks.submit(() -> {
                    sendAsSparkDoes(run, partition, 2);
                    return committed.incrementAndGet();
                }));
            }
            for (int delivered = 0; delivered < partitions; delivered++) {
                ReceivedPartition received =
                        run.next(ChannelEvent.Committed.class).partition();
                assertTrue(run.channel.spilledBytes() <= limit, "over the limit");
                // A partition takes a little more than a megabyte, so that two fit.
                assertTrue(committed.get() <= delivered + 2, "committed without room");
                assertEquals(0, run.allocator.getAllocatedMemory(), "memory grew with what waits");
                ChannelFixture.deliver(received);
            }
            for (Future<?> each : sent) {
                ChannelFixture.get(each);
            }
        }
    }

    @Test
    void aPartitionThatAloneExceedsTheLimitIsNamedWithTheOption() throws Exception {
        try (ChannelFixture run = new ChannelFixture(ChannelOptions.defaults(folder, 1 << 20))) {
            Future<Long> sent = run.tasks.submit(() -> run.send(3, 0, 4, ROWS, WIDTH));
            TransferProblem problem = run.next(ChannelEvent.Broken.class).problem();
            assertEquals(TransferProblem.Kind.SPILL_LIMIT, problem.kind());
            assertTrue(problem.message().contains("partition 3"), problem.message());
            assertTrue(problem.message().contains("1048576"), problem.message());
            assertTrue(problem.message().contains("--spill-limit"), problem.message());
            run.channel.close();
            assertThrows(ExecutionException.class, () -> ChannelFixture.get(sent));
        }
    }

    @Test
    void aFullDiskIsNamedWithItsFolder() throws Exception {
        SpillFile.Opener full = () -> new FullDisk(SpillFile.Opener.in(folder).open(), 100_000);
        try (ChannelFixture run =
                new ChannelFixture(ChannelOptions.defaults(folder, 64 << 20), full, Optional.empty())) {
            Future<Long> sent = run.tasks.submit(() -> run.send(3, 0, 4, ROWS, WIDTH));
            TransferProblem problem = run.next(ChannelEvent.Broken.class).problem();
            assertEquals(TransferProblem.Kind.SPILL_STORAGE, problem.kind());
            assertEquals(
                    "cannot write to the spill folder %s: No space left on device".formatted(folder),
                    problem.message());
            assertThrows(ExecutionException.class, () -> ChannelFixture.get(sent));
            run.awaitEmptySpill();
        }
    }

    @Test
    void aSpillFolderThatCannotBeMadeIsNamed() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        try (ChannelFixture run = new ChannelFixture(ChannelOptions.defaults(file.resolve("spill"), 64 << 20))) {
            Future<Long> sent = run.tasks.submit(() -> run.send(3, 0, 1, 1, 1));
            TransferProblem problem = run.next(ChannelEvent.Broken.class).problem();
            assertEquals(TransferProblem.Kind.SPILL_STORAGE, problem.kind());
            assertTrue(problem.message().contains(file.resolve("spill").toString()), problem.message());
            assertThrows(ExecutionException.class, () -> ChannelFixture.get(sent));
        }
    }

    @Test
    void whoWaitsInLineHearsThatTheLauncherIsAlive() throws Exception {
        Duration silence = Duration.ofMillis(700);
        ChannelOptions options =
                ChannelOptions.defaults(folder, 1 << 20).withDeadlines(Duration.ofSeconds(10), Duration.ofSeconds(1));
        try (ChannelFixture run = new ChannelFixture(options)) {
            assertEquals(ROWS, run.send(0, 0, 1, ROWS, WIDTH));
            assertEquals(ROWS, run.send(1, 0, 1, 512, WIDTH));
            // No room is left: this one waits for longer than the silence that it tolerates, and hears heartbeats.
            Future<Long> waiting = run.tasks.submit(() -> {
                try (TaskStream stream = TaskStream.open(run.access(), 2, 0, ChannelFixture.SCHEMA, silence)) {
                    run.write(stream, 2, 1, ROWS, WIDTH);
                    return stream.commit();
                }
            });
            assertThrows(TimeoutException.class, () -> waiting.get(silence.toMillis() * 2, TimeUnit.MILLISECONDS));
            ChannelFixture.deliver(run.next(ChannelEvent.Committed.class).partition());
            assertEquals(ROWS, ChannelFixture.get(waiting));
        }
    }

    /** A file on a disk that takes only so much. */
    private static final class FullDisk extends FileChannel {
        private final FileChannel file;
        private final AtomicLong room;

        FullDisk(FileChannel file, long room) {
            this.file = file;
            this.room = new AtomicLong(room);
        }

        private void use(int bytes) throws IOException {
            if (room.addAndGet(-bytes) < 0) {
                throw new IOException("No space left on device");
            }
        }

        @Override
        public int write(ByteBuffer source, long position) throws IOException {
            use(source.remaining());
            return file.write(source, position);
        }

        @Override
        public int write(ByteBuffer source) throws IOException {
            use(source.remaining());
            return file.write(source);
        }

        @Override
        public long write(ByteBuffer[] sources, int offset, int length) throws IOException {
            throw new IOException("No space left on device");
        }

        @Override
        public int read(ByteBuffer target) throws IOException {
            return file.read(target);
        }

        @Override
        public int read(ByteBuffer target, long position) throws IOException {
            return file.read(target, position);
        }

        @Override
        public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
            return file.read(targets, offset, length);
        }

        @Override
        public long position() throws IOException {
            return file.position();
        }

        @Override
        public FileChannel position(long position) throws IOException {
            return file.position(position);
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public FileChannel truncate(long size) throws IOException {
            return file.truncate(size);
        }

        @Override
        public void force(boolean metadata) throws IOException {
            file.force(metadata);
        }

        @Override
        public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
            return file.transferTo(position, count, target);
        }

        @Override
        public long transferFrom(ReadableByteChannel source, long position, long count) throws IOException {
            throw new IOException("No space left on device");
        }

        @Override
        public MappedByteBuffer map(MapMode mode, long position, long size) throws IOException {
            return file.map(mode, position, size);
        }

        @Override
        public FileLock lock(long position, long size, boolean shared) throws IOException {
            return file.lock(position, size, shared);
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return file.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            file.close();
        }
    }
}
