package io.deltareplay.nativeimage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.deltareplay.launcher.cli.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@OnTheArchives
class JvmArchiveIT extends ArchiveContract {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    JvmArchiveIT() {
        super("-jvm.tar.gz");
    }

    @Test
    void bringsNothingOfTheMachineThatBuiltIt() {
        assertEquals(
                List.of(),
                archive().files().stream()
                        .filter(file -> file.endsWith("java-home") || file.endsWith(".aot"))
                        .toList());
    }

    @Test
    void everyJarIsInTheBillOfMaterials() throws IOException {
        Set<String> libraries = libraries();
        assertEquals(
                List.of(),
                archive().files().stream()
                        .filter(file -> file.startsWith("lib/app/lib/"))
                        .map(file -> file.replaceFirst(".*/", ""))
                        .filter(jar ->
                                libraries.stream().noneMatch(library -> jar.startsWith(library.replace(':', '.'))))
                        .toList());
    }

    @Test
    void firstRunHasACacheMadeThatLaterRunsStartFrom() throws Exception {
        archive().run("--version");
        Instant start = Instant.now();
        while (cache().isEmpty()) {
            assertTrue(start.plus(PATIENCE).isAfter(Instant.now()), "no cache was made");
            Thread.sleep(100);
        }
        assertTrue(Files.size(cache().orElseThrow()) > 0, "the JDK made one");

        // With this option a JVM that cannot take its cache does not start.
        Ended ended = archive().run(List.of("DELTA_REPLAY_JAVA_OPTS=-XX:AOTMode=on"), "--version");
        assertEquals(0, ended.exitCode(), ended.messages());
        assertEquals("", ended.messages());
    }

    @Test
    void withoutAFolderForItNoCacheIsMade() throws Exception {
        Ended ended = archive().run(List.of("XDG_CACHE_HOME=/proc/none"), "--version");
        assertEquals(0, ended.exitCode(), ended.messages());
        assertEquals("", ended.messages());
    }

    private Optional<Path> cache() throws IOException {
        if (!Files.exists(archive().caches())) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.walk(archive().caches())) {
            return files.filter(file -> file.endsWith("delta-replay.aot")).findFirst();
        }
    }
}
