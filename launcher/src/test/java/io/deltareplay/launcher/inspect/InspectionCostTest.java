package io.deltareplay.launcher.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What an inspection reads, in bytes: it must not grow with the table.
class InspectionCostTest {
    private static final int MAGIC_AND_LENGTHS = 16;

    @TempDir
    private Path temporary;

    @Test
    void aCheckpointTenTimesAsLargeCostsTheSame() {
        CountingStorage small = inspect("files-400");
        CountingStorage large = inspect("files-4000");

        long smallBytes = small.bytesOf("00000000000000000002.checkpoint.parquet");
        long largeBytes = large.bytesOf("00000000000000000002.checkpoint.parquet");
        assertTrue(smallBytes > 0);
        assertTrue(largeBytes < 40_000, "read " + largeBytes + " of 224,174 bytes");
        assertTrue(
                largeBytes < smallBytes * 1.1, "read " + largeBytes + " bytes where the small one took " + smallBytes);
        assertEquals(small.filesRead(), large.filesRead());
    }

    @ParameterizedTest
    @ValueSource(strings = {"v2-json", "v2-parquet"})
    void ofASidecarTheFooterAloneIsRead(String name) throws IOException {
        CountingStorage counting = inspect(name);

        try (Stream<Path> sidecars = Files.list(temporary.resolve(name).resolve("_delta_log/_sidecars"))) {
            for (Path sidecar : sidecars.toList()) {
                byte[] bytes = Files.readAllBytes(sidecar);
                int footer =
                        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(bytes.length - 8);
                long read = counting.bytesOf(sidecar.getFileName().toString());
                assertTrue(read >= footer && read <= footer + MAGIC_AND_LENGTHS, read + " bytes of " + sidecar);
            }
        }
    }

    @Test
    void aCommitIsReadOnceAndASampleOfItForTheEstimate() {
        CountingStorage counting = inspect("classic");

        for (String commit : List.of("00000000000000000006.json", "00000000000000000007.json")) {
            assertEquals(1, counting.openings(commit));
            assertEquals(951 + 951, counting.bytesOf(commit));
        }
        assertEquals(0, counting.bytesOf("00000000000000000005.json"));
        assertEquals(1, counting.listings());
    }

    private CountingStorage inspect(String name) {
        TestLog log = TestLog.copy(name, temporary.resolve(name));
        CountingStorage counting = new CountingStorage();
        new LogInspector(counting).inspect(log.location(), new VersionSelector.Latest());
        return counting;
    }
}
