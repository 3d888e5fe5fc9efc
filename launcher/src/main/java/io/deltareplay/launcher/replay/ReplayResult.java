package io.deltareplay.launcher.replay;

import java.util.List;

/// What a replay delivered.
///
/// @param files active files delivered
/// @param bytes the sum of their sizes; 0 when the `size` column was not read
/// @param filesWithDeletionVector how many of them carry one; 0 when the `deletionVector` column was not read
/// @param actionsRead file actions looked at
/// @param filesSkipped files of the log that a predicate does not want, as far as they were looked at; 0 without
/// one.
///     Files that a later action removes may be among them
/// @param spilled whether the tail did not fit into memory
/// @param warnings what was odd but did not stop the replay
public record ReplayResult(
        long files,
        long bytes,
        long filesWithDeletionVector,
        long actionsRead,
        long filesSkipped,
        boolean spilled,
        List<String> warnings) {
    public ReplayResult {
        warnings = List.copyOf(warnings);
    }
}
