package io.deltareplay.channel;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/**
 * Measures how fast a million rows of 465 bytes come from two tasks to the launcher on loopback, and what it costs each side;
 * then the same over an encrypted channel.
 */
final class ChannelThroughput {
    private static final int TASKS = 2;
    private static final int ROWS = 4096;
    private static final int BATCHES = 122;
    private static final int WIDTH = 445;

    private ChannelThroughput() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("delta-replay-throughput");
        Path keys = Files.createTempDirectory("delta-replay-keys");
        Optional<TlsIdentity> identity = Optional.of(TestIdentity.create(keys));
        Files.delete(keys.resolve("keys.p12"));
        Files.delete(keys);
        for (boolean encrypted : new boolean[] {false, true}) {
            for (int round = 0; round < 4; round++) {
                ChannelOptions plain = ChannelOptions.defaults(folder, 1L << 30);
                measure(encrypted ? plain.listeningOn("0.0.0.0", 0, 0, Optional.of("127.0.0.1")) : plain, identity);
            }
        }
        Files.delete(folder);
    }

    private static void measure(ChannelOptions options, Optional<TlsIdentity> identity) throws Exception {
        SpillFile.Opener opener = SpillFile.Opener.in(options.spillFolder());
        try (ChannelFixture run = new ChannelFixture(options, opener, identity)) {
            List<VectorSchemaRoot> prepared = new ArrayList<>();
            for (int task = 0; task < TASKS; task++) {
                prepared.add(likeStatistics(run.batch(task, 0, ROWS, WIDTH)));
            }
            LongAdder taskCpu = new LongAdder();
            long start = System.nanoTime();
            long cpu = processCpu();
            List<Future<?>> sent = new ArrayList<>();
            for (int task = 0; task < TASKS; task++) {
                int partition = task;
                sent.add(run.tasks.submit(() -> {
                    long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                    try (TaskStream stream = run.stream(partition, 1)) {
                        for (int i = 0; i < BATCHES; i++) {
                            stream.write(prepared.get(partition));
                        }
                        stream.commit();
                    }
                    taskCpu.add(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before);
                    return null;
                }));
            }
            long bytes = 0;
            long rows = 0;
            for (int i = 0; i < TASKS; i++) {
                ReceivedPartition partition =
                        run.next(ChannelEvent.Committed.class).partition();
                bytes += i == 0 ? run.channel.spilledBytes() : 0;
                rows += partition.rows();
                try (partition) {
                    partition.forEachBatch(VectorSchemaRoot::getRowCount);
                }
            }
            for (Future<?> each : sent) {
                ChannelFixture.get(each);
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            double all = (processCpu() - cpu) / 1e9;
            double tasks = taskCpu.sum() / 1e9;
            System.out.printf(
                    "%s, %,d rows, %d MB spilled: %.2f s, %.2f s of CPU on the tasks' side, %.2f s on the launcher's%n",
                    options.bind().equals("0.0.0.0") ? "encrypted" : "loopback",
                    rows,
                    bytes >> 20,
                    seconds,
                    tasks,
                    all - tasks);
            prepared.forEach(VectorSchemaRoot::close);
        }
    }

    /** Text that compresses as statistics do: names that repeat, numbers that do not. */
    private static VectorSchemaRoot likeStatistics(VectorSchemaRoot batch) {
        VarCharVector texts = (VarCharVector) batch.getVector(0);
        Random random = new Random(7);
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < batch.getRowCount(); row++) {
            text.setLength(0);
            while (text.length() < WIDTH) {
                text.append("\"some_column_")
                        .append(text.length())
                        .append("\":")
                        .append(random.nextInt(1_000_000_000));
            }
            texts.setSafe(row, text.substring(0, WIDTH).getBytes(StandardCharsets.US_ASCII));
        }
        return batch;
    }

    private static long processCpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
