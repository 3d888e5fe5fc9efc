package io.deltareplay.launcher.cli;

import io.deltareplay.launcher.spark.EmbeddedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A Spark home of links to the build's own, in which something is missing.
///
/// @param folder the home
record SparkFarm(Path folder) implements AutoCloseable {
    /// The build's own without the jars whose names begin so.
    static SparkFarm without(String jar) throws IOException {
        // Not in a test's own folder, from which links are not deleted without a warning for each.
        Path folder = Path.of("target", "spark-without-" + jar).toAbsolutePath();
        SparkFarm farm = new SparkFarm(folder);
        farm.close();
        Files.createDirectories(folder.resolve("jars"));
        for (String same : List.of("bin", "conf", "RELEASE", "scala-version", "jars.list")) {
            Files.createSymbolicLink(folder.resolve(same), EmbeddedSpark.HOME.resolve(same));
        }
        try (Stream<Path> jars = Files.list(EmbeddedSpark.HOME.resolve("jars"))) {
            for (Path file : jars.toList()) {
                if (!file.getFileName().toString().startsWith(jar)) {
                    Files.createSymbolicLink(folder.resolve("jars").resolve(file.getFileName()), file);
                }
            }
        }
        return farm;
    }

    @Override
    public void close() throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
