package io.deltareplay.launcher.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.deltareplay.launcher.error.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparkSettingsTest {
    @TempDir
    Path home;

    @BeforeEach
    void makeSparkHome() throws IOException {
        Files.createFile(Files.createDirectory(home.resolve("bin")).resolve("spark-submit"));
        Files.writeString(
                Files.createDirectory(home.resolve("conf")).resolve("spark-defaults.conf"),
                "spark.master spark://defaults:7077\nspark.executor.cores 2\n");
    }

    private SparkSettings settings(
            Optional<String> master, List<String> confs, Optional<Path> file, List<String> submitArguments) {
        return SparkSettings.of(
                Optional.empty(), master, confs, file, submitArguments, false, Map.of("SPARK_HOME", home.toString()));
    }

    private static String master(SparkSettings settings) {
        return settings.master().map(m -> m.value() + " of " + m.origin()).orElse("none");
    }

    @Test
    void masterComesFromWhereItWasSaidMostExplicitly() throws IOException {
        Path file = Files.writeString(home.resolve("mine"), "spark.master spark://file:7077");
        List<String> conf = List.of("spark.master=spark://conf:7077");
        assertEquals(
                "spark://defaults:7077 of the Spark home's defaults",
                master(settings(Optional.empty(), List.of(), Optional.empty(), List.of())));
        assertEquals(
                "spark://file:7077 of --properties-file",
                master(settings(Optional.empty(), List.of(), Optional.of(file), List.of())));
        assertEquals(
                "spark://conf:7077 of --conf", master(settings(Optional.empty(), conf, Optional.of(file), List.of())));
        assertEquals("yarn of --master", master(settings(Optional.of("yarn"), conf, Optional.of(file), List.of())));
        assertEquals(
                "yarn of --master",
                master(settings(Optional.empty(), List.of(), Optional.empty(), List.of("--master", "yarn"))));
    }

    @Test
    void propertiesFileTakesThePlaceOfTheDefaultsUnlessBothAreAskedFor() throws IOException {
        Path file = Files.writeString(home.resolve("mine"), "spark.executor.memory 4g");
        SparkSettings alone = settings(Optional.empty(), List.of(), Optional.of(file), List.of());
        SparkSettings both = settings(Optional.empty(), List.of(), Optional.of(file), List.of("--load-spark-defaults"));
        assertEquals("none", master(alone));
        assertEquals("spark://defaults:7077", both.master().orElseThrow().value());
        assertEquals("4g", both.property("spark.executor.memory").orElseThrow().value());
    }

    @Test
    void clusterModeIsRefusedWhereverTheUserAsksForIt() throws IOException {
        Path file = Files.writeString(home.resolve("mine"), "spark.submit.deployMode cluster");
        assertThrows(UsageException.class, () -> settings(Optional.empty(), List.of(), Optional.of(file), List.of()));
    }

    @Test
    void propertyMayHoldAnEqualsSign() {
        SparkSettings settings =
                settings(Optional.empty(), List.of("spark.driver.extraJavaOptions=-Da=b"), Optional.empty(), List.of());
        assertEquals("-Da=b", settings.conf().get("spark.driver.extraJavaOptions"));
    }

    @Test
    void slotsAreCountedWhereTheyAreConfigured() {
        assertEquals(
                OptionalInt.empty(),
                settings(Optional.empty(), List.of(), Optional.empty(), List.of())
                        .slots());
        assertEquals(
                OptionalInt.of(20),
                settings(Optional.empty(), List.of("spark.executor.instances=10"), Optional.empty(), List.of())
                        .slots());
        assertEquals(
                OptionalInt.of(48),
                settings(Optional.empty(), List.of("spark.cores.max=48"), Optional.empty(), List.of())
                        .slots());
    }

    @Test
    void homeOfTheEnvironmentIsLookedAtOnlyWhenItIsUsed() {
        SparkSettings settings = SparkSettings.of(
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                false,
                Map.of("SPARK_HOME", "/none"));
        assertEquals(Path.of("/none"), settings.home().orElseThrow().folder());
        assertThrows(
                UsageException.class,
                () -> SparkSettings.of(
                        Optional.of(Path.of("/none")),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        List.of(),
                        false,
                        Map.of()));
    }

    @Test
    void embeddedHomeIsTheLastResort() {
        Map<String, String> environment = Map.of("DELTA_REPLAY_HOME", home.toString());
        SparkHome embedded = SparkHome.find(Optional.empty(), environment).orElseThrow();
        assertEquals(SparkHome.Origin.EMBEDDED, embedded.origin());
        assertEquals(Optional.empty(), SparkHome.find(Optional.empty(), Map.of()));
    }

    @Test
    void optionsOfSparkSubmitAreHandedOnInTheirOrder() {
        assertEquals(
                List.of(
                        new SubmitArgument("--queue", "nightly"),
                        new SubmitArgument("--verbose", null),
                        new SubmitArgument("--jars", "a.jar,b.jar"),
                        new SubmitArgument("--some-new-option", "--its-value")),
                settings(
                                Optional.empty(),
                                List.of(),
                                Optional.empty(),
                                List.of(
                                        "--queue=nightly",
                                        "--deploy-mode",
                                        "client",
                                        "--verbose",
                                        "--jars",
                                        "a.jar,b.jar",
                                        "--some-new-option",
                                        "--its-value"))
                        .arguments());
    }
}
