package io.deltareplay.launcher.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CostModelTest {
    private static final long MARGIN = 1_000_000;

    @ParameterizedTest
    @ValueSource(ints = {CostModel.ASSUMED_SLOTS, 64, 1000})
    void clusterIsFasterAboveTheCrossoverAndSlowerBelow(int slots) {
        long crossover = CostModel.crossover(slots);
        assertTrue(crossover > MARGIN && crossover < Long.MAX_VALUE, "crossover " + crossover);
        assertTrue(
                CostModel.distributed(crossover + MARGIN, slots).compareTo(CostModel.serial(crossover + MARGIN)) < 0);
        assertTrue(
                CostModel.distributed(crossover - MARGIN, slots).compareTo(CostModel.serial(crossover - MARGIN)) > 0);
    }

    @Test
    void moreSlotsAreWorthItSooner() {
        assertTrue(CostModel.crossover(1000) < CostModel.crossover(CostModel.ASSUMED_SLOTS));
    }

    @Test
    void clusterOfOneSlotIsNeverFaster() {
        assertEquals(Long.MAX_VALUE, CostModel.crossover(1));
    }
}
