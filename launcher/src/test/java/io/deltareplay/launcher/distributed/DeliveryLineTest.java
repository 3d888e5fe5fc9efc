package io.deltareplay.launcher.distributed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.deltareplay.channel.ReceivedPartition;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeliveryLineTest {
    private static List<Integer> delivered(DeliveryLine line, int... arrivals) {
        List<Integer> numbers = new ArrayList<>();
        for (int number : arrivals) {
            line.arrived(FakeResults.partition(number).partition()).stream()
                    .map(ReceivedPartition::partition)
                    .forEach(numbers::add);
        }
        return numbers;
    }

    @Test
    void partitionsOfASnapshotAreDeliveredByTheirNumbers() {
        DeliveryLine line = new DeliveryLine(true);
        assertEquals(List.of(), delivered(line, 3, 1));
        assertEquals(List.of(0, 1), delivered(line, 0));
        assertEquals(List.of(2, 3, 4), delivered(line, 4, 2));
    }

    @Test
    void othersAreDeliveredAsTheyCome() {
        assertEquals(List.of(3, 1, 0), delivered(new DeliveryLine(false), 3, 1, 0));
    }
}
