package io.deltareplay.launcher.spark;

import java.io.IOException;
import java.nio.file.Path;

/// A Spark application of a few lines, compiled against the build's Spark home: this module has no Spark of its
/// own.
final class TrivialJob {
    /// Its argument is how long each task pauses, in milliseconds. It prints which executors ran its four tasks.
    private static final String SOURCE = """
            import java.util.List;
            import org.apache.spark.SparkConf;
            import org.apache.spark.SparkEnv;
            import org.apache.spark.api.java.JavaSparkContext;

            public final class TrivialJob {
                public static void main(String[] arguments) throws Exception {
                    long pause = Long.parseLong(arguments[0]);
                    SparkConf conf = new SparkConf().setAppName("trivial").set("spark.scheduler.minRegisteredResourcesRatio", "1.0");
                    try (JavaSparkContext context = new JavaSparkContext(conf)) {
                        long executors = context.parallelize(List.of(1, 2, 3, 4), 4)
                                .map(number -> {
                                    Thread.sleep(pause + 300);
                                    return SparkEnv.get().executorId();
                                })
                                .distinct()
                                .count();
                        int sum = context.parallelize(List.of(1, 2, 3, 4), 4).reduce(Integer::sum);
                        System.out.println("executors " + executors + ", sum " + sum);
                    }
                }
            }
            """;

    private TrivialJob() {}

    static Path jar(Path folder) throws IOException {
        return JobCompiler.jar(folder, "TrivialJob", SOURCE);
    }
}
