package io.deltareplay.launcher.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.deltareplay.launcher.error.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparkDefaultsTest {
    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        Path conf = Files.createDirectories(folder.resolve("conf"));
        return Files.writeString(conf.resolve("spark-defaults.conf"), text);
    }

    @Test
    void fileIsReadAsSparkReadsIt() throws IOException {
        Path file = file("""
                # Default system properties
                spark.master                     spark://one:7077
                spark.executor.memory=4g\t
                spark.app.name : nächtlich
                spark.executor.extraJavaOptions  -XX:+PrintGCDetails -Dkey=value \\
                                                 -Dnumbers="one two"

                !comment
                """);
        assertEquals(
                Map.of(
                        "spark.master", "spark://one:7077",
                        "spark.executor.memory", "4g",
                        "spark.app.name", "nächtlich",
                        "spark.executor.extraJavaOptions", "-XX:+PrintGCDetails -Dkey=value -Dnumbers=\"one two\""),
                SparkDefaults.named(file));
    }

    @Test
    void namedFileThatCannotBeReadIsAnError() throws IOException {
        Path damaged = file("spark.app.name \\u12");
        UsageException problem = assertThrows(UsageException.class, () -> SparkDefaults.named(damaged));
        assertTrue(problem.getMessage().contains(damaged + " cannot be read: Malformed"), problem.getMessage());
        assertThrows(UsageException.class, () -> SparkDefaults.named(folder.resolve("none")));
    }

    @Test
    void defaultsOfASparkHomeAreNoReasonToFail() throws IOException {
        Optional<SparkHome> home = Optional.of(new SparkHome(folder, SparkHome.Origin.ENVIRONMENT));
        assertEquals(Map.of(), SparkDefaults.of(home, Map.of()));
        file("spark.app.name \\u12");
        assertEquals(Map.of(), SparkDefaults.of(home, Map.of()));
        file("spark.master yarn");
        assertEquals(Map.of("spark.master", "yarn"), SparkDefaults.of(home, Map.of()));
    }

    @Test
    void folderOfTheEnvironmentComesFirst() throws IOException {
        file("spark.master yarn");
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.writeString(other.resolve("spark-defaults.conf"), "spark.master spark://two:7077");
        assertEquals(
                Map.of("spark.master", "spark://two:7077"),
                SparkDefaults.of(
                        Optional.of(new SparkHome(folder, SparkHome.Origin.OPTION)),
                        Map.of("SPARK_CONF_DIR", other.toString())));
    }
}
