package io.deltareplay.job.testing;

import io.deltareplay.action.FilePaths;
import io.deltareplay.filelist.FileColumn;
import io.deltareplay.filelist.FileListSchema;
import io.deltareplay.request.ReplayRequest;
import io.deltareplay.request.Strategy;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.EnumSet;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;

/** Measures replays of one table in one process: {@code TABLE STRATEGY RUNS PARTITIONS [stats]}. Not a test. */
public final class LargeLogs {
    private LargeLogs() {}

    /** What a file list adds up to, as the generator of large logs says it. */
    public static final class Digest {
        private final MessageDigest sha256;
        private long count;
        private long size;
        private long digest;

        public Digest() throws Exception {
            sha256 = MessageDigest.getInstance("SHA-256");
        }

        public void add(VectorSchemaRoot batch) {
            VarCharVector paths = (VarCharVector) batch.getVector("path");
            BigIntVector sizes = (BigIntVector) batch.getVector("size");
            for (int row = 0; row < batch.getRowCount(); row++) {
                count++;
                size += sizes.get(row);
                String path = FilePaths.decode(new String(paths.get(row), StandardCharsets.UTF_8));
                digest += ByteBuffer.wrap(sha256.digest(path.getBytes(StandardCharsets.UTF_8)))
                        .getLong();
            }
        }

        @Override
        public String toString() {
            return "\"count\":%d,\"totalSize\":%d,\"pathDigest\":\"%016x\"".formatted(count, size, digest);
        }
    }

    public static void main(String[] arguments) throws Exception {
        Path table = Path.of(arguments[0]);
        Strategy strategy = Strategy.valueOf(arguments[1]);
        EnumSet<FileColumn> columns = EnumSet.copyOf(FileListSchema.ACTION_COLUMNS);
        if (arguments.length < 5) {
            columns.remove(FileColumn.STATS);
        }
        ReplayRequest request =
                Segments.request(table, strategy, columns, Integer.parseInt(arguments[3]), Long.MAX_VALUE);
        SparkConf conf =
                new SparkConf().setMaster("local[2]").setAppName("large logs").set("spark.ui.enabled", "false");
        Path spill = Files.createTempDirectory("large-logs");
        try (AutoStop spark = new AutoStop(new SparkContext(conf))) {
            for (int run = 0; run < Integer.parseInt(arguments[2]); run++) {
                Digest digest = new Digest();
                boolean check = run == 0;
                long start = System.nanoTime();
                long cpu = executorCpu();
                Launcher.Ending ending = Launcher.run(spark.context(), request, spill, batch -> {
                    if (check) {
                        digest.add(batch);
                    }
                });
                System.out.printf(
                        "%.2f s, %.2f s CPU, %s%n",
                        (System.nanoTime() - start) / 1e9, (executorCpu() - cpu) / 1e9, ending);
                if (check) {
                    String expected = Files.readString(table.resolve("expected.json"));
                    System.out.println(expected.contains(digest.toString()) ? "right" : "WRONG: " + digest);
                }
            }
        }
    }

    private record AutoStop(SparkContext context) implements AutoCloseable {
        @Override
        public void close() {
            context.stop();
        }
    }

    /** CPU of the threads that run tasks now. */
    private static long executorCpu() {
        var threads = ManagementFactory.getThreadMXBean();
        long sum = 0;
        for (long id : threads.getAllThreadIds()) {
            var info = threads.getThreadInfo(id);
            if (info != null && info.getThreadName().startsWith("Executor task")) {
                sum += Math.max(0, threads.getThreadCpuTime(id));
            }
        }
        return sum;
    }
}
