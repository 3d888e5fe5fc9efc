package io.deltareplay.channel;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import org.apache.arrow.vector.VectorSchemaRoot;

/** Measures how fast a million rows of 465 bytes come from two tasks to the launcher on loopback, and what it costs each side. */
final class ChannelThroughput {
    private static final int TASKS = 2;
    private static final int ROWS = 4096;
    private static final int BATCHES = 122;
    private static final int WIDTH = 445;

    private ChannelThroughput() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("delta-replay-throughput");
        for (int round = 0; round < 5; round++) {
            measure(folder);
        }
        Files.delete(folder);
    }

    private static void measure(Path folder) throws Exception {
        try (ChannelFixture run = new ChannelFixture(ChannelOptions.defaults(folder, 1L << 30))) {
            List<VectorSchemaRoot> prepared = new ArrayList<>();
            for (int task = 0; task < TASKS; task++) {
                prepared.add(run.batch(task, 0, ROWS, WIDTH));
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
                    "%,d rows, %d MB spilled: %.2f s, %.2f s of CPU on the tasks' side, %.2f s on the launcher's%n",
                    rows, bytes >> 20, seconds, tasks, all - tasks);
            prepared.forEach(VectorSchemaRoot::close);
        }
    }

    private static long processCpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
