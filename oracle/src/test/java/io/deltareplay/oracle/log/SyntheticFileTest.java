package io.deltareplay.oracle.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SyntheticFileTest {
    @Test
    void isTheSameForTheSameNumber() {
        assertEquals(new SyntheticFile(42).path(), new SyntheticFile(42).path());
        assertEquals(new SyntheticFile(42).stats(), new SyntheticFile(42).stats());
    }

    @Test
    void hasAPathOfItsOwn() {
        long different = LongStream.range(0, 20_000)
                .mapToObj(index -> new SyntheticFile(index).path())
                .distinct()
                .count();

        assertEquals(20_000, different);
    }

    @Test
    void hasStatisticsOfUsualLength() {
        double average = LongStream.range(0, 1000)
                .mapToInt(index -> new SyntheticFile(index).stats().length())
                .average()
                .orElseThrow();

        assertTrue(average > 340 && average < 390, () -> "average length " + average);
    }
}
