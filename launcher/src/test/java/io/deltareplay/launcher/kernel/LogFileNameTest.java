package io.deltareplay.launcher.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.deltareplay.launcher.kernel.LogFileName.Checksum;
import io.deltareplay.launcher.kernel.LogFileName.Classic;
import io.deltareplay.launcher.kernel.LogFileName.Commit;
import io.deltareplay.launcher.kernel.LogFileName.Compaction;
import io.deltareplay.launcher.kernel.LogFileName.Manifest;
import io.deltareplay.launcher.kernel.LogFileName.Part;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogFileNameTest {
    private static final String SEVEN = "00000000000000000007";
    private static final String UUID = "3a0d65cd-4056-49b8-937b-95f9e3ee90e5";

    @Test
    void eachKindHasItsName() {
        assertEquals(Optional.of(new Commit(7)), LogFileName.parse(SEVEN + ".json"));
        assertEquals(Optional.of(new Checksum(7)), LogFileName.parse(SEVEN + ".crc"));
        assertEquals(Optional.of(new Classic(7)), LogFileName.parse(SEVEN + ".checkpoint.parquet"));
        assertEquals(
                Optional.of(new Part(7, 2, 3, true)),
                LogFileName.parse(SEVEN + ".checkpoint.0000000002.0000000003.parquet"));
        assertEquals(
                Optional.of(new Compaction(7, 9)), LogFileName.parse(SEVEN + ".00000000000000000009.compacted.json"));
        assertEquals(Optional.of(new Manifest(7, true)), LogFileName.parse(SEVEN + ".checkpoint." + UUID + ".json"));
        assertEquals(
                Optional.of(new Manifest(7, true)),
                LogFileName.parse(SEVEN + ".checkpoint." + UUID.toUpperCase(java.util.Locale.ROOT) + ".parquet"));
    }

    @Test
    void theGreatestVersionIsOneThatCanBeFollowed() {
        assertEquals(
                Optional.of(new Commit(Long.MAX_VALUE - 1)),
                LogFileName.parse("%020d.json".formatted(Long.MAX_VALUE - 1)));
        assertEquals(Optional.empty(), LogFileName.parse("%020d.json".formatted(Long.MAX_VALUE)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "_last_checkpoint",
                "7.json",
                SEVEN,
                SEVEN + ".",
                SEVEN + "json",
                SEVEN + ".JSON",
                SEVEN + ".json.tmp",
                SEVEN + ".json~",
                SEVEN + ".tmp.json",
                SEVEN + ".json.gz",
                SEVEN + ".crc.tmp",
                SEVEN + ".checkpoint",
                SEVEN + ".checkpoint.json",
                SEVEN + ".checkpoint.parquet.tmp",
                SEVEN + ".checkpoint..parquet",
                SEVEN + ".checkpoint.a.b.parquet",
                SEVEN + ".checkpoint.1.2.json",
                SEVEN + ".checkpoint.1.2.3.parquet",
                SEVEN + ".checkpoint.-1.2.parquet",
                SEVEN + ".9.compacted.json",
                SEVEN + ".00000000000000000009.compacted.json.tmp",
                SEVEN + ".0000000000000000000x.compacted.json",
                "0" + SEVEN + ".json",
                "0000000000000000000a.json",
                "٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٧.json",
                "99999999999999999999.json",
                ".00000000000000000007.json.crc"
            })
    void anyOtherNameIsNotTheLogs(String name) {
        assertEquals(Optional.empty(), LogFileName.parse(name));
    }

    @ParameterizedTest
    @CsvSource({
        "0000000000, 0000000002",
        "0000000003, 0000000002",
        "0000000001, 0000000000",
        "0000000000, 0000000000",
        "0000000001, 2147483648",
        "0000000001, 9999999999",
        "9999999999, 9999999999",
        "1, 2",
        "00000000001, 00000000002",
        "0000000001, 99999999999999999999999999"
    })
    void aPartOfNoCheckpointIsNotSound(String number, String total) {
        Part part = (Part) LogFileName.parse("%s.checkpoint.%s.%s.parquet".formatted(SEVEN, number, total))
                .orElseThrow();

        assertEquals(false, part.sound());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tmp", "part", "0000000001", "3a0d65cd", "3a0d65cd405649b8937b95f9e3ee90e5", UUID + "-tmp"})
    void aManifestThatIsNamedByNoUuidIsNotSound(String word) {
        assertEquals(
                Optional.of(new Manifest(7, false)), LogFileName.parse("%s.checkpoint.%s.json".formatted(SEVEN, word)));
    }

    @Test
    void aCompactionsEndMayBeBeyondEveryNumber() {
        assertEquals(
                Optional.of(new Compaction(7, Long.MAX_VALUE)),
                LogFileName.parse(SEVEN + ".99999999999999999999.compacted.json"));
    }
}
