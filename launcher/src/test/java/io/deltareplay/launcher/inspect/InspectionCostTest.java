package io.deltareplay.launcher.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What an inspection reads, in bytes: it must not grow with the table.
class InspectionCostTest {
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
    void noSidecarIsOpened(String name) {
        CountingStorage counting = inspect(name);

        assertTrue(
                counting.filesRead().stream().noneMatch(file -> file.contains(".checkpoint.00000")),
                counting.filesRead()::toString);
    }

    @Test
    void aCommitIsReadOnce() {
        CountingStorage counting = inspect("classic");

        assertEquals(951, counting.bytesOf("00000000000000000006.json"));
        assertEquals(951, counting.bytesOf("00000000000000000007.json"));
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
