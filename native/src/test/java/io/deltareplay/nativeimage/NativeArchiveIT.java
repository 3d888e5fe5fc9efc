package io.deltareplay.nativeimage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

@OnTheArchives
@OnTheExecutable
class NativeArchiveIT extends ArchiveContract {
    /** The image of the tests is built quickly, with a twentieth more machine code: make dist holds the users' to 60 MB. */
    private static final long LARGEST = 63_000_000;

    NativeArchiveIT() {
        super("-" + System.getProperty("delta-replay.platform") + ".tar.gz");
    }

    @Test
    void executableIsSmall() throws IOException {
        long size = Files.size(archive().home().resolve("bin/delta-replay"));
        assertTrue(size <= LARGEST, size + " bytes");
    }

    @Test
    void bringsTheJobAndNothingElseThatRuns() {
        Set<String> files = new TreeSet<>(archive().files());
        assertEquals(
                Set.of(
                        "LICENSE",
                        "THIRD-PARTY.txt",
                        "bin/delta-replay",
                        "completions/delta-replay.bash",
                        "completions/delta-replay.zsh",
                        "lib/executor-job.jar",
                        "sbom.cdx.json"),
                files);
    }
}
