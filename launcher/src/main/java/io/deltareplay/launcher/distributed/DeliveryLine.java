package io.deltareplay.launcher.distributed;

import io.deltareplay.channel.ReceivedPartition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// In which order complete partitions are delivered: as they come, or by their numbers. Those that wait are on
/// disk.
final class DeliveryLine {
    private final boolean ordered;
    private final Map<Integer, ReceivedPartition> waiting = new TreeMap<>();
    private int next;

    DeliveryLine(boolean ordered) {
        this.ordered = ordered;
    }

    /// Takes a partition; returns those that are to be delivered now.
    List<ReceivedPartition> arrived(ReceivedPartition partition) {
        if (!ordered) {
            return List.of(partition);
        }
        waiting.put(partition.partition(), partition);
        List<ReceivedPartition> ready = new ArrayList<>();
        for (ReceivedPartition first = waiting.remove(next); first != null; first = waiting.remove(next)) {
            ready.add(first);
            next++;
        }
        return ready;
    }
}
