package io.deltareplay.nativeimage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

@OnTheArchives
@OnTheExecutable
class NativeArchiveIT extends ArchiveContract {
    private static final long LARGEST = 60L << 20;

    NativeArchiveIT() {
        super("-" + System.getProperty("delta-replay.platform") + ".tar.gz");
    }

    @Test
    void executableIsSmall() throws IOException {
        assumeFalse(
                System.getProperty("delta-replay.optimization").equals("-Ob"),
                "an executable that is built quickly for tests is larger than what users get");
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
