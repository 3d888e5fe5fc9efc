package io.deltareplay.launcher.table;

import java.util.SortedSet;
import java.util.TreeSet;

/// What the table asks of its readers and writers. Feature sets are empty for protocols that name none.
public record TableProtocol(
        int minReaderVersion,
        int minWriterVersion,
        SortedSet<String> readerFeatures,
        SortedSet<String> writerFeatures) {
    public TableProtocol {
        readerFeatures = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(readerFeatures));
        writerFeatures = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(writerFeatures));
    }
}
