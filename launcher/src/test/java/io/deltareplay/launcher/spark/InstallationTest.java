package io.deltareplay.launcher.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.deltareplay.launcher.error.SparkSubmissionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InstallationTest {
    @TempDir
    Path temporary;

    private Path home;

    @BeforeEach
    void nameHome() throws IOException {
        home = Files.createDirectory(temporary.toRealPath().resolve("ein Ordner für sie"));
    }

    @Test
    void executableOfADistributionFindsItsJarThroughLinks() throws IOException {
        Path executable = file("bin/delta-replay");
        Path jar = file("lib/executor-job.jar");
        Path link = Files.createSymbolicLink(temporary.resolve("delta-replay"), executable);

        Installation installation = Installation.around(Files.createSymbolicLink(temporary.resolve("dr"), link));

        assertEquals(jar, installation.jobJar("it failed"));
        assertEquals(Optional.empty(), installation.sparkHome());
    }

    @Test
    void executableOfABuildTreeFindsItsJarAndItsSpark() throws IOException {
        Path jar = file("executor-job/target/executor-job.jar");

        Installation installation = Installation.around(file("native/target/delta-replay"));

        assertEquals(jar, installation.jobJar("it failed"));
        assertEquals(Optional.of(home.resolve("spark-home/target/spark-home")), installation.sparkHome());
    }

    @Test
    void environmentNamesEitherLayout() throws IOException {
        Map<String, String> environment =
                Map.of(Installation.VARIABLE, home.resolve("bin/..").toString());
        file("bin/delta-replay");
        Path built = file("executor-job/target/executor-job.jar");
        assertEquals(built, Installation.of(environment).jobJar("it failed"));

        Path distributed = file("lib/executor-job.jar");
        assertEquals(distributed, Installation.of(environment).jobJar("it failed"));
    }

    @Test
    void partsThatAreMissingAreAskedForInTheWordsOfTheirLayout() throws IOException {
        String ofATree = hint(Installation.around(file("native/target/delta-replay")));
        assertTrue(ofATree.contains("make spark"), ofATree);

        String ofADistribution = hint(Installation.around(file("bin/delta-replay")));
        assertTrue(ofADistribution.contains("Unpack the whole archive"), ofADistribution);

        String ofALoneExecutable = hint(Installation.around(file("elsewhere/delta-replay")));
        assertTrue(ofALoneExecutable.contains(Installation.VARIABLE), ofALoneExecutable);
    }

    @Test
    void onTheJvmJavaIsNoInstallation() throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java").toRealPath();

        assertEquals(Optional.of(java), Executable.ofThisProcess().map(InstallationTest::real));
        assertEquals(Optional.empty(), Installation.of(Map.of()).home());
    }

    private static String hint(Installation installation) {
        return assertThrows(SparkSubmissionException.class, () -> installation.jobJar("it failed"))
                .remedy();
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Path file(String name) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.exists(file) ? file : Files.createFile(file);
    }
}
