package io.deltareplay.launcher.table;

import java.util.List;
import java.util.Optional;

/// Everything that is known of a table's version before its files are replayed.
///
/// @param location where the table is
/// @param version the version, resolved
/// @param timestamp when it was committed, milliseconds since the epoch: the in-commit timestamp where the table
/// has them, else the
///     commit file's modification time; empty when the commit's file is gone
/// @param protocol what the table asks of its readers
/// @param metadata the table's metadata
/// @param segment the files to replay
/// @param reconciliation whether the checkpoint is known to name each file once
/// @param checksumFiles how many files the version has by its own checksum file; empty when it has none. It may be
/// wrong: the list never depends on it
/// @param estimate how many file actions there are
/// @param warnings what is odd but does not stop a reader, such as a corrupt `_last_checkpoint`
public record LogFacts(
        TableLocation location,
        long version,
        Optional<Long> timestamp,
        TableProtocol protocol,
        TableMetadata metadata,
        LogSegment segment,
        Reconciliation reconciliation,
        Optional<Long> checksumFiles,
        FileActionEstimate estimate,
        List<String> warnings) {
    public LogFacts {
        warnings = List.copyOf(warnings);
    }
}
