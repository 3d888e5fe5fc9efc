package io.deltareplay.channel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Which partitions are complete, and who streams the others. The first complete attempt counts. Thread-safe. */
final class PartitionLedger {
    private final Map<Integer, Long> committedRows = new HashMap<>();
    private final Map<Integer, List<TaskSession>> streaming = new HashMap<>();
    private final Set<ReceivedPartition> undelivered = Collections.newSetFromMap(new IdentityHashMap<>());

    /** Registers an attempt, unless its partition is complete: then its rows. */
    synchronized OptionalLong join(int partition, TaskSession session) {
        Long rows = committedRows.get(partition);
        if (rows != null) {
            return OptionalLong.of(rows);
        }
        streaming.computeIfAbsent(partition, p -> new ArrayList<>()).add(session);
        return OptionalLong.empty();
    }

    synchronized void leave(int partition, TaskSession session) {
        streaming.computeIfPresent(partition, (p, sessions) -> {
            sessions.remove(session);
            return sessions.isEmpty() ? null : sessions;
        });
    }

    /** Completes a partition. Returns the other attempts, which are in vain now; nothing when another one was first. */
    synchronized Optional<List<TaskSession>> settle(int partition, TaskSession winner, ReceivedPartition received) {
        if (committedRows.putIfAbsent(partition, received.rows()) != null) {
            return Optional.empty();
        }
        undelivered.add(received);
        List<TaskSession> others = streaming.getOrDefault(partition, List.of());
        return Optional.of(others.stream().filter(s -> s != winner).toList());
    }

    /** Tells the attempt that holds the claim to give it back. */
    void tellToYield(SpillClaim claim) {
        List<TaskSession> sessions;
        synchronized (this) {
            sessions = List.copyOf(streaming.getOrDefault(claim.partition(), List.of()));
        }
        sessions.stream().filter(s -> s.claim() == claim).forEach(TaskSession::tellToYield);
    }

    synchronized boolean isCommitted(int partition) {
        return committedRows.containsKey(partition);
    }

    /** The rows of a complete partition. */
    synchronized long committedRows(int partition) {
        return committedRows.getOrDefault(partition, 0L);
    }

    synchronized void delivered(ReceivedPartition received) {
        undelivered.remove(received);
    }

    /** Frees what nobody has taken. */
    void close() {
        List<ReceivedPartition> left;
        synchronized (this) {
            left = List.copyOf(undelivered);
        }
        left.forEach(ReceivedPartition::close);
    }
}
