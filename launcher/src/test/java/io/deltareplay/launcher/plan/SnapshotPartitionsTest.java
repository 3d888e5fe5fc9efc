package io.deltareplay.launcher.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.deltareplay.launcher.error.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotPartitionsTest {
    @Test
    void aNumberIsTaken() {
        assertEquals(7, SnapshotPartitions.parse(" 7 "));
        assertEquals(100_000, SnapshotPartitions.parse("100000"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "auto", "1.5", "100001", "99999999999"})
    void anythingElseIsRefusedByTheKeysName(String value) {
        UsageException refused = assertThrows(UsageException.class, () -> SnapshotPartitions.parse(value));
        assertTrue(
                String.valueOf(refused.getMessage())
                        .contains("spark.databricks.delta.v2.streaming.initialSnapshot.numPartitions"),
                refused.getMessage());
    }
}
