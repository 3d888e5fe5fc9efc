package io.deltareplay.launcher.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hardwood.InputFile;
import io.deltareplay.launcher.storage.LocalStorage;
import io.deltareplay.launcher.storage.Storage;
import io.deltareplay.launcher.table.LogFile;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
        Counting small = inspect("files-400");
        Counting large = inspect("files-4000");

        long smallBytes = small.bytesOf("00000000000000000002.checkpoint.parquet");
        long largeBytes = large.bytesOf("00000000000000000002.checkpoint.parquet");
        assertTrue(smallBytes > 0);
        assertTrue(largeBytes < 40_000, "read " + largeBytes + " of 224,174 bytes");
        assertTrue(
                largeBytes < smallBytes * 1.1, "read " + largeBytes + " bytes where the small one took " + smallBytes);
        assertEquals(small.reads.keySet(), large.reads.keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"v2-json", "v2-parquet"})
    void noSidecarIsOpened(String name) {
        Counting counting = inspect(name);

        assertTrue(
                counting.reads.keySet().stream().noneMatch(file -> file.contains(".checkpoint.00000")),
                counting.reads::toString);
    }

    @Test
    void aCommitIsReadOnce() {
        Counting counting = inspect("classic");

        assertEquals(951, counting.bytesOf("00000000000000000006.json"));
        assertEquals(951, counting.bytesOf("00000000000000000007.json"));
        assertEquals(0, counting.bytesOf("00000000000000000005.json"));
        assertEquals(1, counting.listings);
    }

    private Counting inspect(String name) {
        TestLog log = TestLog.copy(name, temporary.resolve(name));
        Counting counting = new Counting();
        new LogInspector(counting).inspect(log.location(), new VersionSelector.Latest());
        return counting;
    }

    private static final class Counting implements Storage {
        private final Storage storage = new LocalStorage();
        private final Map<String, Long> reads = new TreeMap<>();
        private int listings;

        long bytesOf(String name) {
            return reads.getOrDefault(name, 0L);
        }

        @Override
        public List<LogFile> list(String folder, String firstName) throws IOException {
            listings++;
            return storage.list(folder, firstName);
        }

        @Override
        public LogFile status(String path) throws IOException {
            return storage.status(path);
        }

        @Override
        public InputStream open(String path) throws IOException {
            return new FilterInputStream(storage.open(path)) {
                @Override
                public int read(byte[] bytes, int offset, int length) throws IOException {
                    int count = in.read(bytes, offset, length);
                    count(Path.of(path).getFileName().toString(), Math.max(count, 0));
                    return count;
                }
            };
        }

        @Override
        public InputFile parquet(LogFile file) {
            InputFile input = storage.parquet(file);
            return new InputFile() {
                @Override
                public void open() throws IOException {
                    input.open();
                }

                @Override
                public ByteBuffer readRange(long offset, int length) throws IOException {
                    count(file.name(), length);
                    return input.readRange(offset, length);
                }

                @Override
                public long length() throws IOException {
                    return input.length();
                }

                @Override
                public String name() {
                    return input.name();
                }

                @Override
                public void close() throws IOException {
                    input.close();
                }
            };
        }

        private synchronized void count(String name, long bytes) {
            reads.merge(name, bytes, Long::sum);
        }
    }
}
