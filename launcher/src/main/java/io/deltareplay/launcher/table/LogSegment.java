package io.deltareplay.launcher.table;

import java.util.List;
import java.util.Optional;

/// Exactly the files that make up one version of a table. A replay reads these and never lists the log again, so
/// that it sees one snapshot whatever writers do meanwhile.
///
/// @param version the version
/// @param checkpoint what the segment starts from; empty when it starts at version 0
/// @param commits the commits after the checkpoint, oldest first, contiguous, the last one's version being
/// `version`; empty when
///     the checkpoint is of that very version
/// @param tail what is replayed of the part after the checkpoint, newest first: the commits, with compactions in
/// place of those they cover
public record LogSegment(long version, Optional<Checkpoint> checkpoint, List<TailFile> commits, List<TailFile> tail) {
    public LogSegment {
        commits = List.copyOf(commits);
        tail = List.copyOf(tail);
    }

    /// The bytes of the tail's files.
    public long tailBytes() {
        return tail.stream().mapToLong(t -> t.file().size()).sum();
    }

    /// The bytes of the checkpoint's files; 0 without one.
    public long checkpointBytes() {
        return checkpoint
                .map(c -> c.files().stream().mapToLong(LogFile::size).sum())
                .orElse(0L);
    }
}
