package io.deltareplay.nativeimage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.deltareplay.launcher.cli.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds for every archive, unpacked into a folder whose name has spaces and letters beyond ASCII.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ArchiveContract {
    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final String TABLE = PROJECT.resolve("samples/trips").toString();

    private final String suffix;

    private Archive archive;

    ArchiveContract(String suffix) {
        this.suffix = suffix;
    }

    final Archive archive() {
        return archive;
    }

    @BeforeAll
    void unpack(@TempDir Path folder) throws Exception {
        archive = Archive.unpack(suffix, folder);
    }

    @Test
    void programOnThePathListsATable() throws Exception {
        Ended version = archive.run("--version");
        assertTrue(version.text().startsWith("delta-replay "), version.messages());

        assertEquals(20, paths().size());
    }

    @Test
    void programFindsItsOwnJobForSpark() throws Exception {
        Path spark = PROJECT.resolve("spark-home/target/spark-home");
        Ended ended = archive.run(
                "files",
                TABLE,
                "--format",
                "paths",
                "--mode",
                "distributed",
                "--master",
                "local[2]",
                "--spark-home",
                spark.toString());

        assertEquals(0, ended.exitCode(), ended.messages());
        assertTrue(ended.messages().contains("distributed"), ended.messages());
        assertEquals(paths(), Set.copyOf(ended.text().lines().toList()));
    }

    @Test
    void withoutASparkItAsksForOne() throws Exception {
        Ended ended = archive.run("files", TABLE, "--mode", "distributed");

        assertTrue(ended.messages().contains("Name one with --spark-home DIR or SPARK_HOME."), ended.messages());
    }

    @Test
    void bringsItsLicence() throws IOException {
        assertArrayEquals(
                Files.readAllBytes(PROJECT.resolve("LICENSE")),
                Files.readAllBytes(archive.home().resolve("LICENSE")));
    }

    @Test
    void noticesNameEveryLibraryOfTheBillOfMaterials() throws IOException {
        String notices = archive.text("THIRD-PARTY.txt");
        Set<String> libraries = libraries();
        assertTrue(libraries.containsAll(
                List.of("org.apache.arrow:arrow-vector", "io.delta:delta-kernel-api", "com.dynatrace.hash4j:hash4j")));

        assertEquals(
                List.of(),
                libraries.stream()
                        .filter(library -> !library.startsWith("io.deltareplay:"))
                        .filter(library -> !notices.contains(library + ":"))
                        .toList());
        assertTrue(notices.contains("Classpath Exception"), "the parts of OpenJDK");
    }

    @Test
    void billOfMaterialsTellsNothingOfItsBuild() throws IOException {
        JsonNode bill = bill();
        assertFalse(bill.has("serialNumber"));
        assertEquals("", bill.path("metadata").path("timestamp").asText().replaceFirst("^2026-11-25T00:00:00Z$", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh"})
    void completionsAreWhatTheProgramPrints(String shell) throws Exception {
        assertEquals(archive.run("completion", shell).text(), archive.text("completions/delta-replay." + shell));
    }

    @Test
    void everyFileCanBeReadByAll() throws IOException {
        for (String file : archive.files()) {
            String permissions = Files.getPosixFilePermissions(archive.home().resolve(file)).stream()
                    .map(Enum::name)
                    .sorted()
                    .collect(Collectors.joining(" "));
            assertTrue(permissions.contains("OTHERS_READ"), file + " " + permissions);
            assertFalse(permissions.contains("OTHERS_WRITE"), file + " " + permissions);
        }
    }

    final Set<String> libraries() throws IOException {
        return StreamSupport.stream(bill().path("components").spliterator(), false)
                .map(library -> library.path("group").asText() + ":"
                        + library.path("name").asText())
                .collect(Collectors.toSet());
    }

    private JsonNode bill() throws IOException {
        return new ObjectMapper().readTree(archive.text("sbom.cdx.json"));
    }

    private Set<String> paths() throws Exception {
        Ended ended = archive.run("files", TABLE, "--format", "paths", "--mode", "serial");
        assertEquals(0, ended.exitCode(), ended.messages());
        return Set.copyOf(ended.text().lines().toList());
    }
}
