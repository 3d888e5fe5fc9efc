package io.deltareplay.launcher.spark;

import io.deltareplay.launcher.error.UsageException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/// Properties as Spark's own files have them: Java's format, UTF-8, blanks around values stripped.
final class SparkDefaults {
    private SparkDefaults() {}

    /// A file that the user named.
    ///
    /// @throws UsageException when it cannot be read
    static Map<String, String> named(Path file) {
        try {
            return read(file);
        } catch (IOException | IllegalArgumentException e) {
            throw new UsageException(
                    "--properties-file %s cannot be read: %s".formatted(file, problem(file, e)),
                    "Name a readable file of lines such as spark.executor.memory 4g.",
                    e);
        }
    }

    private static String problem(Path file, Exception failure) {
        if (!Files.exists(file)) {
            return "it does not exist";
        }
        return Files.isDirectory(file) ? "it is a folder" : String.valueOf(failure.getMessage());
    }

    /// The defaults of a Spark home. One that cannot be read counts as none: Spark will say so when it is started,
    /// and many runs start none.
    static Map<String, String> of(Optional<SparkHome> home, Map<String, String> environment) {
        Optional<Path> file = file(home, environment);
        if (file.isEmpty() || !Files.isReadable(file.get())) {
            return Map.of();
        }
        try {
            return read(file.get());
        } catch (IOException | IllegalArgumentException e) {
            return Map.of();
        }
    }

    private static Optional<Path> file(Optional<SparkHome> home, Map<String, String> environment) {
        String folder = environment.getOrDefault("SPARK_CONF_DIR", "");
        Optional<Path> conf =
                folder.isBlank() ? home.map(h -> h.folder().resolve("conf")) : Optional.of(Path.of(folder));
        return conf.map(c -> c.resolve("spark-defaults.conf"));
    }

    private static Map<String, String> read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        Map<String, String> values = new TreeMap<>();
        properties
                .stringPropertyNames()
                .forEach(key -> values.put(key, properties.getProperty(key).strip()));
        return values;
    }
}
