package io.deltareplay.launcher.spark;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;

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
        Path source = Files.writeString(folder.resolve("TrivialJob.java"), SOURCE);
        Path classes = Files.createDirectories(folder.resolve("classes"));
        int exitCode = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-cp", classPath(), "-d", classes.toString(), source.toString());
        if (exitCode != 0) {
            throw new AssertionError("the job does not compile");
        }
        return packed(classes, folder.resolve("trivial-job.jar"));
    }

    private static String classPath() throws IOException {
        try (Stream<Path> jars = Files.list(EmbeddedSpark.HOME.resolve("jars"))) {
            return jars.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        }
    }

    private static Path packed(Path classes, Path jar) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(classes)) {
            files = found.filter(Files::isRegularFile).toList();
        }
        try (OutputStream output = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(output)) {
            for (Path file : files) {
                entries.putNextEntry(new ZipEntry(classes.relativize(file).toString()));
                Files.copy(file, entries);
            }
        }
        return jar;
    }
}
